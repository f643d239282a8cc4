### Yang dibaca pemilik usaha tentang usahanya: melengkapi, mengubah, menutup, mengelola bersama.

## Yang boleh dilengkapi

btn-extras = ➕ Lengkapi
extras-offer = Boleh juga dilengkapi: lokasi, jam buka, foto, tautan, NIB, P-IRT, halal.
extras-heading = Boleh dilengkapi, boleh juga nanti
extras-none = Belum ada. Pilih yang mau diisi.
extra =
    { $extra ->
        [point] Lokasi
        [hours] Jam buka
        [photo] Foto
        [links] Tautan
        [nib] NIB
        [pirt] P-IRT
       *[halal] Halal
    }
ask-point = Di mana tempatnya? Tekan 📎 lalu Lokasi, dan kirim titiknya di peta.
ask-hours = Bukanya kapan? Contoh: “Senin–Sabtu 08.00–16.00” atau “tiap hari jam 8 pagi sampai 9 malam, Jumat tutup”.
ask-business-photo = Kirim satu foto: tempatnya atau barangnya.
ask-links = Ada situs web, Instagram, atau toko online? Tulis satu per baris, paling banyak { $max }. Contoh: @carica.gemilang atau tokopedia carica
ask-paper =
    { $paper ->
        [nib] Berapa NIB-nya? (13 angka)
        [pirt] Berapa nomor P-IRT-nya? (15 angka, tertulis di kemasan)
       *[halal] Berapa nomor sertifikat halalnya? (contoh: ID33110000001230520)
    }
btn-none-yet = Belum punya?
btn-remove = Hapus isinya
none-yet =
    { $paper ->
        [nib] NIB adalah nomor induk berusaha. Dibuat sendiri di oss.go.id, gratis. Tanpa NIB pun usaha tetap bisa didaftarkan di sini.
        [pirt] P-IRT untuk makanan dan minuman olahan dalam kemasan. Diurus lewat oss.go.id dan Dinas Kesehatan. Masakan yang langsung dimakan tidak memerlukannya.
       *[halal] Sertifikat halal diterbitkan BPJPH dan diurus di ptsp.halal.go.id. Selama belum ada nomornya, kata “halal” tidak boleh dipakai di promosi.
    }
point-far = Titik itu di luar Kabupaten Wonosobo. Kirim lokasi usahanya, bukan lokasi Anda sekarang.
point-wanted = Lokasinya belum bisa dibaca dari tulisan. Tekan 📎 lalu Lokasi.
hours-not-understood = Maaf, jam bukanya belum kami pahami.
hours-unclear = Jamnya belum terbaca. Tulis hari dan jamnya lengkap.
which-hours = Maksudnya yang mana?
link-not-understood = Alamat itu belum bisa dibaca. Contoh: carica.com, @carica.gemilang, atau tokopedia carica
too-many-links = Paling banyak { $max } tautan. Kirim lagi yang terpenting saja.
paper-not-a-number = Itu sepertinya bukan nomor { $paper }. Tulis nomornya saja.
paper-digits =
    { $paper ->
        [nib] NIB terdiri dari 13 angka; yang ditulis { $digits }.
        [pirt] Nomor P-IRT terdiri dari 15 angka, yang lama 12; yang ditulis { $digits }.
       *[halal] Nomor halal terdiri dari ID dan 17 angka, yang lama 11 sampai 14 angka; yang ditulis { $digits }.
    }

## Isian yang sudah ada

point-line = Lokasi: { $link }
hours-line = Buka: { $hours }
photo-line = Foto: ada
paper-number = { $paper } { $number }
declared = { $numbers } (pernyataan pemilik)
open = buka { $hours }
hours-always = 24 jam
hours-every-day = tiap hari { $spans }
hours-days = { $days } { $spans }
hours-market = tiap { $days } { $spans }
hours-holidays-off = { $hours }; tanggal merah tutup
hours-open-end = { $from } sampai habis
all-of = { $first } dan { $last }

## Halaman usaha sendiri

own-page-heading = { $number } · { $state }
own-page-live = Promosi tayang: { $count }
own-page-paused = Promosi yang tampil lagi saat usahanya dibuka: { $count }
change-waits = ⏳ Perubahan menunggu diperiksa: { $parts }. Yang tampil masih yang lama.
change-rejected = ✏️ Perubahan belum bisa disetujui: { $parts }. Yang tampil masih yang lama.
change-refused = ❌ Perubahan tidak disetujui: { $parts }. Yang tampil masih yang lama.
turned-down-because = Alasannya: { $reason }.
turned-down-words = Kata admin:
btn-my-business = 🏪 { $name }
btn-page = Buka usahanya
btn-change = ✏️ Ubah data
btn-complete = ➕ Lengkapi data
btn-drop-change = ↩ Batalkan perubahan
btn-close = ⏸ Tutup sementara
btn-reopen = ▶ Buka lagi
btn-delete = 🗑 Hapus
changes-ask = Mau mengubah yang mana?
changes-send = Perubahan ini diperiksa admin dulu; yang lama tetap tampil sampai disetujui.
changes-send-pending = Usahanya masih menunggu diperiksa; setelah dikirim, yang diperiksa admin data yang baru ini.
saved = Tersimpan.
change-sent = Terkirim. Yang lama tetap tampil sampai perubahannya disetujui; Anda dikabari di sini.
rewritten-sent = Terkirim dengan data yang baru.
change-gone = Perubahannya dibatalkan. Yang sudah disetujui tetap berlaku.
closed = Usaha ditutup sementara.
closed-live = Usaha ditutup sementara. { $live } promosinya ikut berhenti tampil dan kembali saat usahanya dibuka lagi.
reopened = Usaha dibuka lagi.
reopened-live = Usaha dibuka lagi. { $live } promosinya tampil kembali.
turned-down-meanwhile = Selagi Anda menulis, usahanya diperiksa admin dan belum bisa disetujui. Yang Anda tulis tetap ada; perbaiki seperlunya, lalu kirim lagi.
not-now = Keadaan usahanya sudah berubah, jadi itu belum bisa dilakukan.
delete-ask = “{ $name }” dan semua promosinya akan dihapus dan tidak bisa dikembalikan. Kalau hanya libur, cukup ditutup sementara. Yakin?
delete-ask-not-open = “{ $name }” dan semua promosinya akan dihapus dan tidak bisa dikembalikan. Yakin?
delete-ask-live = Promosi yang sedang tayang: { $count }.
business-deleted = “{ $name }” sudah dihapus.
change-approved = Perubahan data “{ $name }” sudah disetujui dan sekarang tampil.
change-turned-down = Perubahan data “{ $name }” belum bisa disetujui. Data yang lama tetap tampil.
change-data-refused = Perubahan data “{ $name }” tidak bisa disetujui. Data yang lama tetap tampil.
change-way-forward = Silakan perbaiki perubahannya, atau batalkan.
change-way-forward-other = Perubahan lain tetap bisa dikirim kapan saja.
card-change = 🔁 Perubahan usaha yang sudah disetujui: { $parts }
card-before = Sebelumnya:
card-change-gone = ↩ Perubahannya dibatalkan pemilik.
no-papers = tanpa nomor
other-photo = foto lain
no-photo = tanpa foto

## Mirip usaha yang sudah ada

alike-own = Usaha Anda “{ $name }” di { $area } sudah terdaftar dengan nama yang hampir sama. Yang ini usaha lain?
alike-other = “{ $name }” di { $area } sudah terdaftar oleh akun lain, dengan nama atau nomor yang hampir sama. Kalau ini usaha lain, kirim saja. Kalau itu usaha Anda juga, minta pemegang akunnya menambahkan Anda lewat “👥 Pengelola”.
btn-open-that = Buka yang itu
btn-another-business = ✅ Usaha lain, kirim
card-alike = ⚠ mirip { $number } { $name }, { $area }
