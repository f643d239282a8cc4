### Yang dibaca admin di grup admin.

card-promotion = 📣 Promosi { $number } · { $category } · { $area }
card-business = 🏪 Usaha { $number } · { $category } · { $area }
card-again = 🔁 Dikirim lagi sesudah diperbaiki.
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
card-sent-back = ✏️ Diminta perbaikan oleh { $by }, { $moment }: { $reason }
card-too-late = ⌛ Hari terakhirnya sudah lewat, jadi tidak bisa disetujui lagi. Minta perbaikan supaya pemiliknya dikabari.
card-withdrawn = { $number } · Datanya sudah dihapus atas permintaan pemiliknya.
card-withdrawn-photos = Fotonya, kalau masih terlihat di grup ini, mohon dihapus admin.
## Yang perlu dilihat lagi; tidak memutuskan apa-apa

warning = ⚠ { $what }
warning-words = { $group }: { $words }
warning-quote = “{ $words }”
warning-unproven = { $words } tanpa nomornya
warning-contacts = kontak lain di teks: { $contacts }
warning-same-text = teksnya sama dengan { $twin }
warning-alike = teksnya hampir sama dengan { $twin }
warning-same-photo = fotonya sama dengan { $twin }
warning-twin = { $number } ({ $business })
warning-price = harganya jauh sekali dari biasanya di kategori ini (sekitar { $usual }); ada nol yang kurang atau lebih?
warning-more = dan { $count } hal lain
screening-group =
    { $group ->
        [gambling] judi
        [alcohol] minuman keras
        [tobacco] rokok dan tembakau
        [medicine] obat dan klaim kesehatan
        [loans] pinjaman
        [politics] politik
       *[adult] hal dewasa
    }

## Kata yang ditambahkan admin

watch-how = Menambah kata: /kata, lalu kelompoknya, lalu katanya, misalnya: /kata judi slot maxwin. Kelompok: { $groups }.
watch-group =
    { $group ->
        [gambling] judi
        [alcohol] miras
        [tobacco] rokok
        [medicine] obat
        [loans] pinjaman
        [politics] politik
       *[adult] dewasa
    }
watch-too-short = Katanya belum ada, atau terlalu pendek: paling sedikit tiga huruf.
watch-too-long = Terlalu panjang: paling banyak { $max } huruf. Ambil kata yang khas saja.
watch-heading = “{ $phrase }” · { $group }
watch-finds = Dari { $of } promosi terbaru yang tayang, { $count } akan ditandai:
watch-finds-nothing = Tidak ada dari { $of } promosi terbaru yang tayang yang akan ditandai.
watch-found = { $number } { $title }
watch-known = Sudah ada di daftar.
watch-all = Kata tambahan: { $count }
watch-line = { $number }. “{ $phrase }” · { $group } · { $by }, { $moment }
watch-none = Belum ada kata tambahan. Daftar bawaan tetap dipakai.
watch-gone = “{ $phrase }” dihapus dari daftar.
btn-watch-add = ✅ Tambahkan
btn-watch-remove = 🗑 Hapus
btn-watch-remove-numbered = 🗑 { $number }
btn-watch-restore = ↩ Tambahkan lagi
btn-watch-list = Daftar kata

## Keputusan

card-ask-correction = Apa yang perlu diperbaiki? Pilih, atau balas kartu ini dengan tulisan sendiri.
card-ask-reason = Apa alasan penolakannya? Ditolak berarti selesai; kalau masih bisa dibetulkan, minta perbaikan saja. Pilih, atau balas kartu ini dengan tulisan sendiri.
btn-approve = ✅ Setujui
btn-send-back = ✏️ Minta perbaikan
btn-reject = ❌ Tolak
btn-as-correction = ✏️ Sebagai perbaikan
btn-as-rejection = ❌ Sebagai penolakan
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
        [duplicate] Sudah ada
        [misleading] Menyesatkan
       *[forbidden] Barang terlarang
    }
card-held = ✋ Dipegang { $by } sampai { $moment }.
btn-take = ✋ Ambil
btn-release = ✋ Lepas
held-by = Sedang dipegang { $by } sampai { $moment }. Sesudah itu admin lain bisa memutuskan.
taken = Anda pegang sampai { $moment }; admin lain menunggu.
released = Dilepas; admin lain bisa memutuskan.
queue-held = { $line } · dipegang { $by }
btn-undo = ↩ Batalkan keputusan
undone = Keputusannya dibatalkan; pemiliknya dikabari.
undo-over = Sudah lebih dari lima menit, jadi tidak bisa dibatalkan lagi.
undo-otherwise = Keadaannya sudah berubah, jadi keputusan itu tidak bisa dibatalkan.
card-business-first = ⏳ Usahanya belum disetujui; putuskan usahanya dulu.
business-first = Usahanya belum disetujui; putuskan usahanya dulu.
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
only-admins-look = Ini hanya untuk admin grup ini.
reason-for = Tulisan ini untuk apa, pada { $number }? Pemiliknya akan membacanya.
btn-reason-drop = Tidak jadi
reply-to-card = Itu bukan kartunya, jadi tulisannya belum dipakai. Balas pesan kartunya sendiri (yang berjudul nomor, misalnya #P-0001) atau fotonya.
reason-dropped = Alasan itu tidak dipakai.
reason-used = Ditolak { $by } dengan alasan itu.
reason-used-to-send-back = { $by } meminta perbaikan dengan tulisan itu.
admin-help =
    Usaha dan promosi baru masuk ke grup ini sebagai kartu: ✅ setujui, ✏️ minta perbaikan (pemiliknya membetulkan lalu mengirim lagi), atau ❌ tolak (selesai). Untuk alasan dengan kata sendiri, balas kartunya. Pemilik usaha langsung dikabari dalam bahasanya.
    Yang memutuskan: admin grup ini, tidak sebagai admin anonim, dan tidak atas usahanya sendiri.
    /antrean – yang menunggu diputuskan
    /kata – kata yang ditandai ⚠ di kartu
    /siaran – rangkuman hari ini: sampai mana, jeda, batalkan, uji
decided-approved = Disetujui.
decided-sent-back = Perbaikan diminta.
decided-rejected = Ditolak.
already-approved = Sudah disetujui { $by }, { $moment }.
already-sent-back = { $by } sudah meminta perbaikan, { $moment }.
already-rejected = Sudah ditolak { $by }, { $moment }.
only-admins = Hanya admin grup ini yang bisa memutuskan.
too-late = Hari terakhirnya sudah lewat, jadi tidak bisa disetujui. Minta perbaikan supaya pemiliknya dikabari.
not-on-your-own = Usaha sendiri diputuskan admin lain.
not-your-reason = Hanya penulis alasan ini yang bisa memilih.
anonymous-admin = Admin anonim tidak bisa memutuskan, karena namanya harus tercatat. Matikan “Tetap anonim” di hak admin grup, lalu coba lagi.
old-card = Kartu ini sudah lama. Pakai kartu yang terbaru; daftarnya: /antrean
subject-gone = Usaha atau promosi ini sudah tidak ada.
