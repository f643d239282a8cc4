### Yang dibaca pemilik usaha: mendaftar, memasang promosi, kabar keputusan.

## Mendaftarkan usaha

owner-terms =
    Sebelum mendaftarkan usaha:
    • Anda berusia 18 tahun atau lebih.
    • Data usaha disimpan Diskominfo Kabupaten Wonosobo untuk diperiksa dan dipromosikan. Nama usaha, desa, keterangan, dan nomor kontaknya bisa dilihat umum; semuanya bisa dihapus lewat /dataku.
    • NIK tidak diperlukan; mohon jangan dikirim.
    • Foto milik sendiri; harga dan masa berlaku yang sebenarnya.
    • Usaha dan promosi diperiksa admin sebelum tayang.
btn-owner-agree = Setuju, saya 18+
ask-business-name = Apa nama usahanya? (contoh: Carica Bu Sari)
ask-category = Masuk kategori mana?
ask-area = Di kecamatan apa? Pilih, atau ketik nama desanya.
ask-village = Desa atau kelurahan mana di { $district }?
village-page = Halaman { $page } dari { $pages }
which-area = Maksudnya yang mana?
area-not-found = Nama itu tidak ada di Kabupaten Wonosobo. Tulis nama desa, kelurahan, atau kecamatannya.
ask-phone = Nomor WhatsApp untuk pembeli? Ketik, atau tekan tombol di bawah.
btn-own-number = Nomor Telegram saya
phone-not-understood = Nomornya sepertinya belum benar. Contoh: 0812-3456-7890
which-phone = Nomornya yang mana?
not-your-contact = Itu kontak orang lain. Pakai nomor Anda sendiri, atau ketik nomor usahanya.
phone-noted = Nomor { $phone } tercatat.
phone-noted-landline = Nomor { $phone } tercatat. Ini bukan nomor seluler, jadi pembeli hanya bisa menelepon, tidak lewat WhatsApp.
phone-keyboard-gone = Baik.
ask-description = Ceritakan usahanya dalam satu dua kalimat.
business-name-line = Nama: { $name }
business-category-line = Kategori: { $category }
business-area-line = Wilayah: { $area }
business-phone-line = Nomor: { $phone }
business-description-line = Keterangan: { $description }
business-summary-ask = Sudah benar?
field =
    { $field ->
        [name] Nama
        [category] Kategori
        [area] Wilayah
        [phone] Nomor
        [description] Keterangan
        [title] Judul
        [body] Teks
        [price] Harga
        [photos] Foto
       *[until] Tanggal
    }
btn-edit = ✏️ { $field }
btn-send-to-admin = ✅ Kirim ke admin
business-sent = Terkirim ({ $number }). Biasanya dibaca pada hari kerja; Anda dikabari di sini. Sambil menunggu, promosi pertama sudah boleh disiapkan.
business-sent-again = Terkirim lagi ({ $number }). Biasanya dibaca pada hari kerja; Anda dikabari di sini.
business-sent-before = { $number } sudah dikirim lagi sebelumnya. Keadaannya: /usaha
btn-prepare = 📣 Siapkan promosi

## Memasang promosi

no-business-yet = Anda belum mendaftarkan usaha. Daftarkan dulu, lalu pasang promosinya.
or-searching = Atau sedang mencari “{ $search }”?
businesses-rejected = Usaha Anda belum bisa disetujui, jadi promosinya belum bisa dipasang. Perbaiki datanya lalu kirim lagi, atau daftarkan usaha lain.
businesses-refused = Usaha Anda tidak disetujui, jadi promosinya tidak bisa dipasang. Usaha lain di Kabupaten Wonosobo tetap bisa didaftarkan.
business-refused-line = { $name }: { $reason }.
btn-redo-business = ✏️ { $name }
choose-business = Promosi untuk usaha mana?
ask-message = Kirim foto dan tulisannya dalam satu pesan, seperti menulis di WhatsApp. Harga dan tanggal kami baca sendiri.
ask-words = { $photos } foto tersimpan. Sekarang kirim tulisannya: apa, berapa harganya, sampai kapan.
btn-one-by-one = Isi satu per satu
ask-title = Apa judul promosinya? (contoh: Carica cup isi 12)
ask-body = Tulis promosinya seperti di WhatsApp: barang atau jasanya, ukurannya, cara membelinya.
ask-price = Berapa harganya? Contoh: 15.000/kg, mulai 5.000, diskon 20%, gratis.
price-not-understood = Maaf, harganya belum kami pahami.
which-price = Harganya yang mana?
ask-photos = Kirim fotonya, paling banyak { $max }. Boleh juga tanpa foto.
ask-photos-more = { $count } foto tersimpan; masih boleh { $left } lagi.
ask-photos-full = { $count } foto tersimpan; sudah lengkap.
too-many-photos = Paling banyak { $max } foto; yang selebihnya tidak dipakai.
caption-left-out = Fotonya tersimpan; tulisan di bawahnya tidak ikut. Teks promosi bisa diubah sebelum dikirim.
btn-skip = Lewati
btn-next = Lanjut
btn-clear-photos = Hapus foto
ask-until = Sampai kapan? Pilih, atau ketik: 7 Des, 3 hari, tiap Pahing.
until-not-understood = Maaf, tanggalnya belum kami pahami.
until-impossible = Tanggal itu belum bisa dipakai. Tulis satu tanggal akhir, dari hari ini sampai setahun ke depan; contoh: 30 Nov.
until-past = Hari itu sudah lewat, jadi tidak bisa dipakai. Tulis satu tanggal akhir, dari hari ini sampai setahun ke depan; contoh: 30 Nov.
no-such-day = Tanggal { $day } { $month } tidak ada: bulan itu hanya sampai tanggal { $last }. Contoh: “{ $last } { $short }” atau “besok sampai Minggu”.
until-over = { $date } sudah lewat, jadi promosinya belum bisa dikirim. Isian yang lain tetap.
which-until = Tanggalnya yang mana?
btn-days = { $count } hari
btn-until-sold-out = Sampai habis
candidate-until = s.d. { $date }
preview-read = Yang kami baca: { $title } · { $price } · { $until }
preview-ask = Di atas ini tampilannya bagi warga. Sudah benar?
promotion-sent = Terkirim ({ $number }). Biasanya dibaca pada hari kerja; Anda dikabari di sini.
promotion-sent-waiting = Tersimpan ({ $number }). Diperiksa setelah usahanya disetujui; Anda dikabari di sini.
too-many-open = Satu usaha boleh punya paling banyak { $max } promosi yang sedang diperiksa atau tayang. Berikutnya bisa dipasang mulai { $date }, atau begitu salah satunya ditarik, ditandai habis, atau dikembalikan admin.
btn-another = 📣 Promosi lain

## Promosi dan usaha saya

my-businesses-heading = Usaha Anda
my-businesses-none = Belum ada usaha.
my-business = { $number } { $name } · { $area }
business-state =
    { $state ->
        [pending] ⏳ sedang diperiksa
        [active] ✅ aktif
        [needs_correction] ✏️ perlu dibetulkan
        [rejected] ❌ tidak disetujui
        [closed] ⚪ tutup sementara
        [suspended] ⛔ dihentikan admin
       *[deleted] ⚪ dihapus
    }

## Kabar keputusan

business-approved = Usaha “{ $name }” sudah disetujui.
business-approved-post = Promosinya sekarang bisa dipasang.
business-approved-waiting = { $count } promosi yang menunggu sekarang diperiksa.
business-rejected = Pendaftaran “{ $name }” belum bisa disetujui: { $reason }.
business-rejected-words = Pendaftaran “{ $name }” belum bisa disetujui. Kata admin:
business-refused = Pendaftaran “{ $name }” tidak bisa disetujui: { $reason }.
business-refused-words = Pendaftaran “{ $name }” tidak bisa disetujui. Kata admin:
business-way-forward = Silakan perbaiki datanya, lalu kirim lagi.
business-way-forward-other = Usaha lain di Kabupaten Wonosobo tetap bisa didaftarkan; kalau ada yang kurang jelas, tanyakan ke kantor.
promotion-approved = Promosi “{ $title }” sudah disetujui. Tayang mulai { $start }, { $until }.
promotion-rejected = Promosi “{ $title }” belum bisa ditayangkan: { $reason }.
promotion-rejected-words = Promosi “{ $title }” belum bisa ditayangkan. Kata admin:
promotion-refused = Promosi “{ $title }” tidak bisa ditayangkan: { $reason }.
promotion-refused-words = Promosi “{ $title }” tidak bisa ditayangkan. Kata admin:
promotion-way-forward = Silakan betulkan, lalu kirim lagi.
promotion-way-forward-days = Isinya tetap tersimpan: tinggal pilih hari terakhir yang baru, lalu kirim lagi.
promotion-way-forward-other = Promosi lain tetap bisa dipasang; isi yang ini boleh disalin sebagai awalnya.
btn-copy-content = 📋 Salin isinya
undone-business = Keputusan tadi atas pendaftaran “{ $name }” dibatalkan admin, jadi usahanya diperiksa lagi. Mohon maaf; Anda dikabari di sini begitu ada keputusan.
undone-business-change = Keputusan tadi atas perubahan data “{ $name }” dibatalkan admin, jadi perubahannya diperiksa lagi dan sementara ini data yang lama yang tampil. Mohon maaf; Anda dikabari di sini begitu ada keputusan.
undone-promotion = Keputusan tadi atas promosi “{ $name }” dibatalkan admin, jadi promosinya diperiksa lagi. Mohon maaf; Anda dikabari di sini begitu ada keputusan.
undone-promotion-change = Keputusan tadi atas perubahan promosi “{ $name }” dibatalkan admin, jadi perubahannya diperiksa lagi dan sementara ini yang lama yang berlaku. Mohon maaf; Anda dikabari di sini begitu ada keputusan.
preset-reason =
    { $preset ->
        [too_late] hari terakhirnya lewat sebelum sempat diperiksa; mohon maaf
        [unclear_price] harganya belum jelas
        [blurry_photo] fotonya kurang jelas
        [health_claim] ada tulisan bahwa barangnya menyembuhkan penyakit, dan itu tidak boleh
        [unproven_number] nomor halal, P-IRT, atau BPOM yang disebut belum ditulis
        [not_a_promotion] isinya belum berupa promosi barang atau jasa
        [unclear_business] keterangan usahanya belum jelas
        [outside_regency] usahanya di luar Kabupaten Wonosobo
        [duplicate] yang sama sudah ada di AyoPromo
        [misleading] isinya bisa menyesatkan pembeli
       *[forbidden] barang atau jasa ini tidak boleh dipromosikan di AyoPromo
    }
