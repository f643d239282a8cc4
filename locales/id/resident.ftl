### Yang dibaca warga: perkenalan, privasi, langganan, jelajah.

## Perkenalan

introduction = Ini AyoPromo: promosi usaha warga Wonosobo, sekali sehari di Telegram.
pick-language = Pilih bahasa
language-set = Mulai sekarang AyoPromo memakai Bahasa Indonesia.
menu = Mau apa hari ini?
help-heading = Yang bisa dilakukan
help-line = /{ $command } – { $description }
help-disclaimer =
    Promosi diperiksa admin sebelum tayang, tetapi Pemerintah Kabupaten tidak menjamin mutu barang dan jasanya. Jual beli berlangsung langsung antara Anda dan penjual; AyoPromo tidak menerima pembayaran.
    Barang tidak sesuai? Sampaikan dulu kepada penjual. Bila tidak selesai, adukan ke Diskominfo Kabupaten Wonosobo atau lewat lapor.go.id.

## Privasi

privacy-short =
    Yang disimpan Diskominfo Kabupaten Wonosobo: nomor akun Telegram, nama depan, bahasa, langganan, dan promosi yang Anda buka, simpan, hubungi, atau laporkan. Tidak pernah: NIK atau isi obrolan lain.
    Pesannya melewati server Telegram di luar negeri. Lihat, unduh, atau hapus data kapan saja: /dataku
privacy-to-save = Supaya promosinya bisa disimpan, kami perlu persetujuan Anda dulu.
privacy-to-report = Supaya bisa melapor, kami perlu persetujuan Anda dulu.
privacy-who-heading = Siapa
privacy-who = Diskominfo Kabupaten Wonosobo, pengendali data AyoPromo, berdasarkan persetujuan Anda (UU 27/2022). Pertanyaan dan keberatan: kantor Diskominfo Kabupaten Wonosobo.
privacy-what-heading = Apa yang disimpan
privacy-what = Nomor akun Telegram, nama depan, bahasa, waktu Anda menyetujui, langganan dan pengaturan, kiriman rangkuman, promosi yang Anda buka, simpan, hubungi, atau laporkan (dengan kata-kata laporannya), pertanyaan ke kantor beserta jawabannya, dan isian yang belum selesai. Dari pemilik dan pengelola usaha juga: data usaha, nomor kontak, foto, titik peta, promosi, siapa yang mengelolanya, undangan pengelola, dan catatan keputusan admin serta perubahan. NIK tidak pernah disimpan.
privacy-why-heading = Untuk apa
privacy-why = Mengirim rangkuman yang Anda minta, memeriksa dan menayangkan promosi, serta menghitung promosi mana yang diminati. Tidak dijual dan tidak dipakai untuk hal lain.
privacy-public-heading = Yang bisa dilihat umum
privacy-public = Hanya usaha dan promosinya: nama usaha, desa atau kelurahan, keterangan, dan nomor kontak usaha. Nama pemilik tidak.
privacy-long-heading = Berapa lama
privacy-long = Konsep { $drafts } hari, catatan minat { $interests } hari, catatan kiriman dan undangan pengelola { $deliveries } hari, nomor pesan yang sudah dibaca { $updates } jam, pertanyaan ke kantor { $questions } hari, promosi yang sudah berakhir { $promotions } bulan, catatan keputusan 5 tahun tanpa nama Anda. Selebihnya sampai Anda menghapusnya.
privacy-gone = Bila Anda memblokir bot selama { $blocked } bulan, atau akun Telegram Anda sudah { $deactivated } hari dihapus, semua data kami hapus.
privacy-rights-heading = Hak Anda
privacy-rights = Melihat, mengunduh, dan menghapus data: /dataku. Menghapus berarti juga mencabut persetujuan. Ganti pilihan: /pengaturan; untuk pembetulan lain, hubungi Diskominfo.
privacy-abroad-heading = Server di luar negeri
privacy-abroad = Pesan di Telegram melewati dan tersimpan di server Telegram di luar negeri.
privacy-languages = Bila teks Jawa dan Indonesia berbeda, teks Bahasa Indonesia yang berlaku.
btn-agree = Setuju, mulai
btn-not-now = Tidak dulu
btn-read-notice = Baca lengkap
btn-read-and-agree = Baca & setuju
without-consent = Tidak apa-apa; tidak ada yang disimpan. Promosi tetap bisa dilihat.

## Data saya

my-data-heading = Yang tersimpan tentang Anda
my-data-name = Nama depan: { $name }
my-data-language = Bahasa: { $language }
my-data-subscription = Langganan: { $categories } · { $areas } · { $times } WIB
my-data-no-subscription = Langganan: tidak ada
my-data-owner = Usaha: { $businesses } · Promosi: { $promotions }
my-data-more = Tersimpan juga: nomor akun Telegram, promosi yang Anda buka, simpan, atau laporkan, dan selama { $hours } jam nomor pesan yang sudah dijawab. Isi usaha dan promosi: /usaha dan /promosiku
btn-erase = Hapus data saya
erase-ask = Semua data, usaha, dan promosi Anda akan dihapus dan tidak bisa dikembalikan, kecuali usaha yang punya pengelola kedua: usaha itu beralih kepadanya. Catatan keputusan admin tetap ada, tanpa nama Anda; foto di grup admin yang sudah lebih dari dua hari hanya bisa dihapus admin grup itu. Yakin?
btn-erase-yes = Ya, hapus
btn-erase-no = Tidak jadi
erased = Data Anda sudah dihapus. Terima kasih pernah memakai AyoPromo.

## Langganan

subscription-offer = Satu pesan sehari, hanya bila ada yang baru.
subscription-saved = Langganan Anda:
subscription-unsaved = Langganan Anda, belum disimpan:
subscription-in-force = Sebelum disimpan, yang berlaku tetap: { $categories } · { $areas } · { $times }.
subscription-summary = Kategori: { $categories } · Wilayah: { $areas } · { $times }
subscription-categories = Kategori apa saja? Tanpa pilihan berarti semua.
subscription-areas = Kecamatan mana saja? Pilih, atau ketik nama kecamatan atau desanya. Tanpa pilihan berarti se-Kabupaten.
subscription-times = Tiap hari atau seminggu sekali? Mulai pukul berapa?
subscription-changed = Langganan sudah diubah. Rangkuman berikutnya: { $date }, pukul { $time }.
subscribed = Siap. Rangkuman pertama: { $date }, pukul { $time }.
subscribed-again = Siap. Rangkuman berikutnya: { $date }, pukul { $time }.
unsubscribed = Langganan dihentikan; tidak ada lagi rangkuman yang dikirim.
btn-start = ✅ Mulai
btn-save = ✅ Simpan
btn-drop-choices = ↩ Buang pilihan
category-included = { $category } sudah termasuk.
btn-categories = Kategori
btn-areas = Wilayah
btn-hour = Waktu
btn-stop = 🔕 Berhenti
btn-again = 🔔 Langganan lagi
btn-whole-regency = Se-Kabupaten
btn-live = Lihat semua ({ $count })
chosen = ✓ { $name }

## Jelajah dan halaman promosi

live-heading = Sedang tayang: { $count }
live-page = Halaman { $page } dari { $pages }
nothing-live = Belum ada promosi yang sedang tayang.
page-price = { $price } · { $until }
page-business = { $business } · { $area }
page-place-open = { $area } · { $hours }
page-phone = Nomor: { $phone }
page-gone = Promosi ini sudah tidak tayang.
business-gone = Usaha ini tidak ada di AyoPromo, atau belum disetujui.
photos-unavailable = Fotonya sedang tidak bisa ditampilkan.
btn-contact = 💬 Hubungi penjual
btn-whatsapp = Buka WhatsApp
btn-copy-number = Salin nomor
btn-photos = 📷 Foto
whatsapp-hello = Halo, saya lihat promosi “{ $title }” di AyoPromo.
