### Yang dibaca admin di grup admin.

card-promotion = 📣 Promosi { $number } · { $category } · { $area }
card-business = 🏪 Usaha { $number } · { $category } · { $area }
card-again = 🔁 Dikirim lagi setelah ditolak.
card-price = { $title } — { $price }
card-repeat = 🔁 Tayang lagi dari { $number }
card-taken-back = ↩ Ditarik pemiliknya.
taken-back = Sudah ditarik pemiliknya.
card-photos = 📷 { $count } foto
card-phone = { $name } · { $phone }
card-owner = { $business } · terdaftar { $age } · { $approved } disetujui, { $rejected } ditolak
card-owner-new = pemilik terdaftar { $age } · { $approved } disetujui, { $rejected } ditolak
card-approved = ✅ Disetujui { $by }, { $moment }
card-rejected = ❌ Ditolak { $by }, { $moment }: { $reason }
card-too-late = ⌛ Hari terakhirnya sudah lewat, jadi tidak bisa disetujui lagi. Tolak supaya pemiliknya dikabari.
card-withdrawn = { $number } · Datanya sudah dihapus atas permintaan pemiliknya.
card-withdrawn-photos = Fotonya, kalau masih terlihat di grup ini, mohon dihapus admin.
card-ask-reason = Apa alasannya? Pilih, atau balas kartu ini dengan tulisan sendiri.
btn-approve = ✅ Setujui
btn-reject = ❌ Tolak
btn-preset =
    { $preset ->
        [too_late] Sudah lewat harinya
        [unclear_price] Harga tidak jelas
        [blurry_photo] Foto buram
        [health_claim] Klaim kesehatan
        [unproven_number] Nomor halal/P-IRT
        [not_a_promotion] Bukan promosi
        [unclear_business] Usaha tidak jelas
        [outside_regency] Luar kabupaten
       *[forbidden] Barang terlarang
    }
queue-heading = { $count } menunggu · tertua { $age }
queue-empty = Tidak ada yang menunggu.
queue-line = { $number } { $name } ({ $what }) · { $age }
queue-what =
    { $kind ->
        [new] baru
       *[change] perubahan
    }
queue-too-late = { $line } · ⌛ sudah lewat harinya
queue-post-anew = Nomor di bawah ini mengirim ulang kartunya ke akhir obrolan.
card-moved = { $number } · Kartunya dikirim ulang, lebih bawah di grup ini.
card-comes = Kartunya dikirim ulang di akhir obrolan.
card-came-before = Kartunya sudah dikirim ulang, lebih bawah di grup ini. Daftar ini diperbarui.
only-admins-look = Antrean hanya untuk admin grup ini.
reason-for = Tolak { $number } dengan alasan ini?
btn-reason-drop = Tidak jadi
reply-to-card = Itu bukan kartunya, jadi tulisannya belum dipakai. Balas pesan kartunya sendiri (yang berjudul nomor, misalnya #P-0001) atau fotonya.
reason-dropped = Alasan itu tidak dipakai.
reason-used = Ditolak { $by } dengan alasan itu.
admin-help =
    Usaha dan promosi baru masuk ke grup ini sebagai kartu. Tekan ✅ atau ❌; untuk menolak dengan kata sendiri, balas kartunya. Pemilik usaha langsung dikabari dalam bahasanya.
    Yang memutuskan: admin grup ini, tidak sebagai admin anonim, dan tidak atas usahanya sendiri.
    /antrean – yang menunggu diputuskan
    /siaran – rangkuman hari ini: sampai mana, jeda, batalkan, uji
decided-approved = Disetujui.
decided-rejected = Ditolak.
already-approved = Sudah disetujui { $by }, { $moment }.
already-rejected = Sudah ditolak { $by }, { $moment }.
only-admins = Hanya admin grup ini yang bisa memutuskan.
too-late = Hari terakhirnya sudah lewat, jadi tidak bisa disetujui. Tolak supaya pemiliknya dikabari.
not-on-your-own = Usaha sendiri diputuskan admin lain.
not-your-reason = Hanya penulis alasan ini yang bisa memilih.
anonymous-admin = Admin anonim tidak bisa memutuskan, karena namanya harus tercatat. Matikan “Tetap anonim” di hak admin grup, lalu coba lagi.
old-card = Kartu ini sudah lama. Pakai kartu yang terbaru; daftarnya: /antrean
subject-gone = Usaha atau promosi ini sudah tidak ada.
