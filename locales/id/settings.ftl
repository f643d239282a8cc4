### Pengaturan: kapan rangkuman datang, jeda, foto, pengumuman, dan data yang tersimpan.

## Waktu dan wilayah langganan

times-daily = Tiap hari pukul { $time }
times-weekly = Tiap { $day } pukul { $time }
btn-daily = Tiap hari
btn-weekly = Seminggu sekali
next-digest = Rangkuman berikutnya: { $date }, pukul { $time }.
next-digest-once-saved = Bila disimpan, rangkuman berikutnya: { $date }, pukul { $time }.
paused = Sedang dijeda. Rangkuman berikutnya: { $date }, pukul { $time }.
paused-skipping = Sedang dijeda. Dilewati: { $skipped }. Rangkuman berikutnya: { $date }, pukul { $time }.
paused-in-vain = Sedang dijeda, tetapi tidak ada rangkuman yang jatuh sebelum jedanya selesai. Rangkuman berikutnya: { $date }, pukul { $time }.
areas-chosen = Dipilih: { $areas }
areas-more = { $areas } dan { $count } lagi
partly = { $name } ({ $count })
subscription-villages = { $district }: seluruhnya, atau hanya desa tertentu? Pilih, atau ketik namanya.
btn-whole-district = Seluruh kecamatan

## Pengaturan

settings-heading = Pengaturan
settings-photos =
    Foto di halaman promosi: { $photos ->
        [shown] langsung tampil
       *[asked] bila diminta
    }
settings-announcements =
    Pengumuman penting dari Pemerintah Kabupaten: { $announcements ->
        [welcome] dikirim
       *[off] tidak dikirim
    }
btn-this-language = 🌐 Bahasa Indonesia
btn-to-subscription = 🔔 Langganan
btn-adjust-hour = 🕖 Jam kirim
btn-pause = ⏸ Jeda
btn-pause-longer = ⏸ Jeda lebih lama
btn-unpause = ▶ Lanjutkan
btn-photos-shown = 📷 Foto langsung
btn-photos-asked = 📷 Bila diminta
btn-announcements-on = 📢 Nyalakan
btn-announcements-off = 📢 Matikan
settings-hours = Rangkuman dikirim mulai pukul berapa?
settings-pauses = Dijeda berapa lama? Sesudah itu rangkuman datang lagi dengan sendirinya.
btn-pause-days = { $days } hari

## Rangkuman pertama yang kosong

nothing-new-yet = Belum ada promosi baru yang cocok dengan langganan Anda, jadi rangkuman pertama ini kosong. Selanjutnya kami hanya mengirim bila ada yang baru.

## Data saya

my-data-contacted = Promosi yang Anda hubungi: { $count } (dalam { $days } hari terakhir)
my-data-digests = Rangkuman yang terkirim: { $count } (dalam { $days } hari terakhir)
my-data-agreed = Setuju datanya disimpan: { $date }
my-data-agreed-as-owner = Setuju sebagai pemilik usaha: { $date }
btn-download = ⬇ Unduh (JSON)
btn-correct = ✏️ Perbaiki
btn-my-businesses = 🏪 Usaha saya
data-file = Semua yang tersimpan tentang Anda pada { $date }. Berkas ini bisa dibuka dengan aplikasi teks.
correcting = Nama mengikuti akun Telegram: ganti di Telegram, lalu tulis apa saja di sini. Bahasa dan langganan ada di /pengaturan, data usaha di /usaha. Yang lain kami betulkan bila Anda meminta lewat /tanya.

## Grup dan topik forum

room-welcome = AyoPromo mengirim promosi usaha warga Wonosobo ke grup ini bila adminnya mau: satu pesan, hanya bila ada yang baru. Admin grup bisa memulainya dengan /langganan. Obrolan di grup tidak dibaca dan tidak disimpan.
room-offer = Promosi untuk grup ini: satu pesan, hanya bila ada yang baru. Diatur oleh admin grup.
room-subscribed = Langganan grup ini, diatur oleh adminnya:
room-stopped = Langganan grup ini dihentikan; pilihannya tetap tersimpan.
room-areas = Kecamatan mana saja? Tanpa pilihan berarti se-Kabupaten.
room-villages = { $district }: seluruhnya, atau hanya desa tertentu?
only-room-admins = Hanya admin grup ini yang bisa mengaturnya.
room-only-in-private = Di grup hanya ada /langganan, untuk adminnya. Yang lain di obrolan pribadi dengan bot ini.

## Pertanyaan kepada kantor

office-offer = Ini pertanyaan untuk Diskominfo? Tekan tombol di bawah, lalu tulis pertanyaannya.
btn-ask-office = ❓ Tanya Diskominfo
ask-office = Mau tanya apa? Tulis dalam satu pesan. Diskominfo menjawabnya di sini, biasanya pada hari kerja.
office-sent = Terkirim ({ $number }). Jawabannya datang di sini, biasanya pada hari kerja.
office-enough = Sudah { $max } pertanyaan hari ini. Yang berikutnya bisa dikirim mulai { $date }.
office-answer = Jawaban Diskominfo atas pertanyaan Anda:
office-question = ❓ Pertanyaan { $number } dari { $name }
office-question-how = Balas pesan ini untuk menjawab; jawabannya dikirim kepada penanya.
office-answered = Jawaban { $number } dikirim kepada penanya.
office-answered-before = { $number } sudah dijawab { $by }; tulisan ini tidak dikirim.
