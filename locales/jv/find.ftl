### Ingkang dipunwaos warga ingkang pados: pados promosi, milih kategori lan wilayah.

## Pados

ask-search = Badhé pados punapa? Mangga dipunserat kémawon, tuladhanipun: mie ongklok, utawi carica kertek.
### (?) "pados promosi bab …"
search-offer = Pados promosi bab “{ $search }”?
found-heading = “{ $search }”: { $count } promosi
### (?) "ingkang mèh sami"
found-near = Mboten wonten ingkang trep; punika ingkang mèh sami.
nothing-found = Dèrèng wonten promosi bab “{ $search }”.
nothing-found-instead = Menawi maksudipun “{ $search }”?
### (?) "mboten kalangkungan" (id: supaya tidak terlewat)
nothing-found-otherwise = Mangga dipuncobi tembung sanès, mirsani ingkang saweg tayang, utawi langganan supados ingkang énggal mboten kalangkungan.
btn-search = 🔍 Pados promosi
btn-instead = Inggih, pados punika

## Milih

nothing-in = Dèrèng wonten promosi ingkang saweg tayang kanggé { $restriction }.
pick-category = Kategori ingkang pundi?
pick-district = Kecamatan ingkang pundi?
pick-village = Désa utawi kelurahan ingkang pundi ing { $district }?
btn-all-categories = Sedaya kategori
btn-other-district = Kecamatan sanès
