### Ingkang dipunwaos warga ingkang pados: pados promosi, milih kategori lan wilayah.

## Pados

ask-search = Badhé pados punapa? Mangga dipunserat kémawon, tuladha: mie ongklok, utawi carica kertek.
search-offer = Pados promosi bab “{ $search }”?
found-heading = “{ $search }”: { $count } promosi
found-near = Mboten wonten ingkang trep; punika ingkang mèh sami.
nothing-found = Dèrèng wonten promosi bab “{ $search }”.
nothing-found-instead = Punapa maksudipun “{ $search }”?
nothing-found-otherwise = Mangga dipuncobi tembung sanès, mirsani ingkang saweg tayang, utawi langganan supados dipunkabari menawi wonten ingkang énggal.
btn-search = 🔍 Pados promosi
btn-instead = Inggih, pados punika

## Milih

nothing-in = Dèrèng wonten promosi ingkang saweg tayang kanggé { $restriction }.
pick-category = Kategori ingkang pundi?
pick-district = Kecamatan ingkang pundi?
pick-village = Désa utawi kelurahan ingkang pundi ing { $district }?
btn-all-categories = Sedaya kategori
btn-other-district = Kecamatan sanès

## Kaca promosi lan simpenan

btn-map = 📍 Peta
btn-save-page = 🔖 Simpen
btn-saved = ✓ Kasimpen
### (?) Sebaraken: cekak, tanpa "promosi punika"
btn-share = ↗ Sebaraken
btn-report = 🚩 Laporaken
btn-my-saved = 🔖 Simpenan kula
saved-heading = Simpenan panjenengan: { $count }
saved-over = { $line } · sampun mboten tayang
saved-removed = Sampun kabusak saking simpenan.
nothing-saved = Dèrèng wonten ingkang dipunsimpen. Mangga pencèt 🔖 Simpen ing kaca promosi, mangké wonten mriki.
btn-saved-remove = 🗑 { $number }
btn-saved-restore = ↩ Simpen malih

## Laporan

ask-report = Punapa ingkang klèntu saking promosi punika?
btn-ground =
    { $ground ->
        [number] Nomeripun klèntu
        [price] Reginipun klèntu
        [forbidden] Mboten kepareng
       *[other] Sanèsipun
    }
ask-report-words = Mangga dipunserat kanthi cekak punapa ingkang klèntu.
### (?) "dipunlajengaken dhateng admin"
reported = Matur nuwun. Laporan panjenengan dipunlajengaken dhateng admin; ingkang sadé mboten dipunkabari sinten ingkang lapor.
btn-take-report-back = ↩ Batal lapor
reported-before = Promosi punika sampun panjenengan laporaken ({ $date }). Ingkang mriksa admin.
reports-full = Paling kathah { $max } laporan sedinten. Saged lapor malih wiwit { $date }.
### (?) "dipunanggep namung damel-damel" (id: mengada-ada)
reports-muted = Laporan panjenengan ingkang rumiyin dipunanggep namung damel-damel, pramila panjenengan dèrèng saged lapor. Saged lapor malih wiwit { $date }.
report-taken-back = Laporanipun sampun dipunbatalaken.
report-not-taken-back = Laporan punika sampun dipunpriksa admin, utawi sampun dipunbatalaken.

## Laporan ing grup admin

ground =
    { $ground ->
        [number] nomeripun klèntu
        [price] reginipun klèntu
        [forbidden] mboten kepareng
       *[other] sanèsipun
    }
reports-heading = 🚩 Laporan bab { $promotion } · { $count }
reports-ground = { $ground }: { $count }
reports-earlier = sampun dipunpriksa sadèrèngipun: { $count }
reports-none = Sedaya laporanipun sampun dipunbatalaken.
reports-checked = ✅ Rampung dipunpriksa { $name }, { $moment }
btn-reports-checked = ✅ Rampung
btn-reports-made-up = 🔇 Damel-damel
toast-reports-checked = Sampun kacathet: rampung dipunpriksa.
toast-reports-made-up = Sampun kacathet. Ingkang lapor mboten saged lapor 30 dinten.
toast-reports-grown = Wonten laporan sanès sasampunipun kertu punika katampilaken; mangga dipunpirsani rumiyin.

## Nyebaraken lumantar @bot ing chat sanès

offer-line = { $price } · { $business }, { $area }
btn-open-in-bot = Bikak ing AyoPromo
nothing-offered = Dèrèng wonten. Mangga dipunpadosi ing AyoPromo

## Celak kula

### (?) celak kula: sacelakipun papan kula
btn-near = 📍 Celak kula
ask-near = Mangga papan panjenengan dipunkintun supados saged mirsani ingkang paling celak. Papanipun mboten dipunsimpen.
btn-send-place = 📍 Kintun papan kula
near-noted = Inggih. Papanipun mboten dipunsimpen.
near-heading = Ingkang paling celak
### (?) "kinten-kinten" (id: sekitar)
near-far = Papan punika kinten-kinten { $distance } saking Kabupatèn Wonosobo, dados mboten wonten ingkang celak. Mangga mirsani ingkang saweg tayang, utawi milih wilayahipun.
btn-near-anyway = Tetep dipuntingali
near-line = { $line } · { $distance }
metres = { $count } m
kilometres = { $count } km

## Dinten punika

btn-today = 📅 Dinten punika
today-heading = Dinten punika, { $date }
### (?) ajeg, dhawah: "berulang", "jatuh"
nothing-today = Mboten wonten promosi ajeg ingkang dhawah dinten punika, { $date }. Sanèsipun tetep tayang.
