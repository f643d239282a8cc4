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
