### Yang dibaca warga yang mencari: pencarian, penyaring jelajah.

## Mencari

ask-search = Cari apa? Ketik saja, misalnya: mie ongklok, atau carica kertek.
search-offer = Cari promosi tentang “{ $search }”?
found-heading = “{ $search }”: { $count } promosi
found-near = Tidak ada yang persis begitu; ini yang mirip.
nothing-found = Belum ada promosi tentang “{ $search }”.
nothing-found-instead = Mungkin maksudnya “{ $search }”?
nothing-found-otherwise = Coba kata lain, lihat yang sedang tayang, atau berlangganan supaya yang baru tidak terlewat.
btn-search = 🔍 Cari promosi
btn-instead = Ya, cari itu

## Menyaring

nothing-in = Belum ada promosi yang sedang tayang untuk { $restriction }.
pick-category = Kategori yang mana?
pick-district = Kecamatan yang mana?
pick-village = Desa atau kelurahan yang mana di { $district }?
btn-all-categories = Semua kategori
btn-other-district = Kecamatan lain

## Halaman promosi dan simpanan

btn-map = 📍 Peta
btn-save-page = 🔖 Simpan
btn-saved = ✓ Tersimpan
btn-share = ↗ Bagikan
btn-report = 🚩 Laporkan
btn-my-saved = 🔖 Simpanan
saved-heading = Simpanan Anda: { $count }
saved-over = { $line } · sudah tidak tayang
saved-removed = Dihapus dari simpanan.
nothing-saved = Belum ada yang disimpan. Tekan 🔖 Simpan di halaman promosi, nanti ada di sini.
btn-saved-remove = 🗑 { $number }
btn-saved-restore = ↩ Simpan lagi

## Melaporkan

ask-report = Apa yang keliru dari promosi ini?
btn-ground =
    { $ground ->
        [number] Nomor salah
        [price] Harga salah
        [forbidden] Barang terlarang
       *[other] Lainnya
    }
ask-report-words = Ceritakan singkat apa yang keliru.
reported = Terima kasih. Laporan Anda diteruskan ke admin; penjual tidak diberi tahu siapa yang melapor.
btn-take-report-back = ↩ Tarik laporan
reported-before = Promosi ini sudah Anda laporkan ({ $date }). Admin yang memeriksanya.
reports-full = Paling banyak { $max } laporan sehari. Bisa melapor lagi mulai { $date }.
reports-muted = Laporan Anda sebelumnya dinilai mengada-ada, jadi untuk sementara Anda belum bisa melapor. Bisa lagi mulai { $date }.
report-taken-back = Laporan ditarik.
report-not-taken-back = Laporan ini sudah diperiksa admin, atau sudah ditarik.

## Laporan di grup admin

ground =
    { $ground ->
        [number] nomor salah
        [price] harga salah
        [forbidden] barang terlarang
       *[other] lainnya
    }
reports-heading = 🚩 Laporan atas { $promotion } · { $count }
reports-ground = { $ground }: { $count }
reports-earlier = sudah diperiksa sebelumnya: { $count }
reports-none = Semua laporannya ditarik.
reports-checked = ✅ Selesai diperiksa { $name }, { $moment }
btn-reports-checked = ✅ Selesai
btn-reports-made-up = 🔇 Mengada-ada
toast-reports-checked = Dicatat: selesai diperiksa.
toast-reports-made-up = Dicatat. Pelapornya tidak bisa melapor selama 30 hari.
toast-reports-grown = Ada laporan lain sejak kartu ini ditampilkan; lihat dulu.

## Membagikan lewat @bot di obrolan lain

offer-line = { $price } · { $business }, { $area }
btn-open-in-bot = Buka di AyoPromo
nothing-offered = Belum ada promosi itu. Cari di AyoPromo

## Dekat saya

btn-near = 📍 Dekat saya
ask-near = Kirim lokasi Anda untuk melihat yang terdekat. Lokasinya tidak disimpan.
btn-send-place = 📍 Kirim lokasi saya
near-noted = Baik. Lokasinya tidak disimpan.
near-heading = Yang terdekat
near-far = Tempat itu sekitar { $distance } dari Kabupaten Wonosobo, jadi tidak ada yang dekat. Lihat yang sedang tayang, atau pilih wilayahnya.
btn-near-anyway = Tetap lihat
near-line = { $line } · { $distance }
metres = { $count } m
kilometres = { $count } km

## Hari ini

btn-today = 📅 Hari ini
today-heading = Hari ini, { $date }
nothing-today = Tidak ada promosi berulang yang jatuh hari ini, { $date }. Yang lain tetap tayang.
