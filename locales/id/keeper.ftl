### Yang dibaca tentang siapa yang mengelola usaha: pengelola kedua, penyerahan, undangannya.

## Halaman pengelola

btn-keepers = 👥 Pengelola
keepers-heading = Pengelola “{ $business }”
keepers-owner = Pemilik: { $owner }
keepers-keeper = Pengelola kedua: { $keeper }
keepers-alone = Pengelola kedua: belum ada
keepers-add-means = ➕ Pengelola kedua mengerjakan semuanya seperti Anda, kecuali menyerahkan usaha, menghapusnya, dan memilih pengelola.
keepers-hand-over-means = 🔑 Usaha yang diserahkan beralih dengan semua promosinya; Anda tidak lagi mengelolanya.
keepers-as-keeper = Anda pengelola kedua: semuanya bisa Anda kerjakan, kecuali menyerahkan usaha, menghapusnya, dan memilih pengelola.
keepers-open =
    { $role ->
        [keeper] ⏳ Undangan pengelola kedua berlaku sampai { $until }.
       *[owner] ⏳ Undangan untuk penerima usaha berlaku sampai { $until }.
    }
keepers-suspended = Usaha ini dihentikan admin, jadi belum bisa diserahkan atau ditambah pengelolanya.
btn-add-keeper = ➕ Tambah pengelola
btn-hand-over = 🔑 Serahkan usaha
btn-remove-keeper = ➖ Lepas pengelola
btn-stop-keeping = Berhenti mengelola
btn-take-back = ↩ Tarik undangan
my-business-kept = { $state } · ikut mengelola
own-page-keeper = Anda pengelola kedua usaha ini.
my-data-kept = Di antaranya yang ikut Anda kelola: { $count }

## Mengundang

invitation-sent =
    { $role ->
        [keeper] Teruskan pesan di bawah ini kepada calon pengelola kedua. Berlaku untuk satu orang, sampai { $until }. Setelah dia menerima, Anda kami tanya sekali lagi.
       *[owner] Teruskan pesan di bawah ini kepada calon pemilik yang baru. Berlaku untuk satu orang, sampai { $until }. Setelah dia menerima, Anda kami tanya sekali lagi.
    }
invitation-offer =
    { $role ->
        [keeper] { $by } mengajak Anda ikut mengelola usaha “{ $business }” ({ $area }) di AyoPromo.
       *[owner] { $by } ingin menyerahkan usaha “{ $business }” ({ $area }) di AyoPromo kepada Anda.
    }
invitation-link = Buka tautan ini: { $link }
invitation-until = Berlaku untuk satu orang, sampai { $until }.
invitation-means =
    { $role ->
        [keeper] Anda bisa mengerjakan semuanya seperti pemiliknya, kecuali menyerahkan usaha, menghapusnya, dan memilih pengelola. Nama depan Anda diketahui pemiliknya.
       *[owner] Usaha ini dan semua promosinya menjadi usaha Anda. Nama depan Anda diketahui pemilik yang sekarang.
    }
btn-accept-invitation = ✅ Terima
btn-refuse-invitation = Tolak
invitation-accepted = Terima kasih. { $by } kami tanya sekali lagi; setelah itu Anda dikabari di sini tentang “{ $business }”.
invitation-refused = Baik, undangannya ditolak dan pengirimnya dikabari.
invitation-shut =
    { $why ->
        [unknown] Undangan ini tidak dikenal. Mintalah yang baru kepada pengirimnya.
        [expired] Undangan ini sudah lewat waktunya. Mintalah yang baru kepada pengirimnya.
        [used] Undangan ini sudah dipakai. Mintalah yang baru kepada pengirimnya.
        [waiting] Undangan ini sudah Anda terima. Pemiliknya belum menjawab; begitu dijawab, Anda dikabari di sini.
        [refused] Undangan ini sudah ditolak. Kalau berubah pikiran, mintalah yang baru kepada pengirimnya.
        [called_off] Undangan ini sudah ditarik pengirimnya. Kalau masih perlu, tanyakan kepadanya.
        [own] Ini undangan Anda sendiri. Teruskan pesannya kepada orang yang Anda maksud.
        [already] Usaha ini sudah Anda kelola. Lihat di /usaha
        [taken] Usaha ini sudah punya pengelola kedua yang lain. Tanyakan kepada pemiliknya.
        [gone] Usahanya sudah dihapus. Usaha sendiri bisa didaftarkan dengan /daftar
       *[suspended] Usahanya sedang dihentikan admin, jadi undangannya belum bisa diterima. Coba lagi setelah usahanya aktif.
    }

## Jawaban pemilik

keeper-confirm =
    { $role ->
        [keeper] { $who } sudah menerima undangan menjadi pengelola kedua “{ $business }”. Jadikan pengelola?
       *[owner] { $who } sudah menerima penyerahan “{ $business }”. Serahkan sekarang? Sesudahnya Anda tidak lagi mengelolanya.
    }
btn-confirm-keeper =
    { $role ->
        [keeper] ✅ Ya, jadikan
       *[owner] 🔑 Ya, serahkan
    }
keeper-declined = { $who } menolak undangan untuk “{ $business }”. Orang lain bisa diundang lewat “👥 Pengelola”.
keeper-added = { $who } sekarang pengelola kedua, dan sudah dikabari.
keeper-removed = Pengelola kedua sudah dilepas, dan dikabari.
invitation-taken-back = Undangannya sudah ditarik.
keeping-otherwise = Itu tidak bisa lagi, karena keadaannya sudah berubah.
handed-over = “{ $business }” sudah diserahkan kepada { $who }. Anda tidak lagi mengelolanya.
remove-keeper-ask = { $who } tidak akan bisa lagi mengelola usaha ini, dan dikabari. Yakin?
btn-remove-keeper-yes = Ya, lepas

## Yang didengar pengelola

keeper-welcome =
    { $role ->
        [keeper] “{ $business }” sekarang ikut Anda kelola.
       *[owner] “{ $business }” sekarang usaha Anda. Periksa nomor WhatsApp dan datanya.
    }
keeper-called-off = Undangan untuk “{ $business }” dibatalkan pemiliknya.
keeping-came-to-nothing = Undangan untuk usaha { $number } yang sudah Anda terima tidak berlaku lagi, karena pemiliknya menghapus usaha atau datanya.
keeper-left = Pengelola kedua “{ $business }” sudah berhenti.
keeper-dismissed = Anda tidak lagi mengelola “{ $business }”; pemiliknya memutuskan begitu.
keeper-business-deleted = Usaha { $number } yang ikut Anda kelola sudah dihapus pemiliknya.
keeper-inherited = Pemilik “{ $business }” sudah menghapus datanya. Usaha ini sekarang usaha Anda, dengan semua promosinya.
keeper-new-owner = Pemilik “{ $business }” sekarang { $owner }. Anda tetap pengelola kedua.
stop-keeping-ask = Anda tidak akan mengelola “{ $business }” lagi, dan pemiliknya dikabari. Untuk kembali perlu undangan baru. Yakin?
btn-stop-keeping-yes = Ya, berhenti
keeping-stopped = Anda tidak lagi mengelola “{ $business }”. Pemiliknya sudah dikabari.
