### Ingkang dipunwaos admin ing grup admin.

card-promotion = 📣 Promosi { $number } · { $category } · { $area }
card-business = 🏪 Usaha { $number } · { $category } · { $area }
card-again = 🔁 Dipunkintun malih sasampunipun dipunleresaken.
card-price = { $title } — { $price }
card-repeat = 🔁 Tayang malih saking { $number }
card-taken-back = ↩ Dipuntarik déning ingkang kagungan.
taken-back = Sampun dipuntarik déning ingkang kagungan.
card-photos = 📷 { $count } foto
card-phone = { $name } · { $phone }
card-owner = { $business } · kadhaptar { $age } · { $approved } dipunsarujuki, { $rejected } dipuntampik
card-owner-new = ingkang kagungan kadhaptar { $age } · { $approved } dipunsarujuki, { $rejected } dipuntampik
card-approved = ✅ Dipunsarujuki déning { $by }, { $moment }
card-rejected = ❌ Dipuntampik déning { $by }, { $moment }: { $reason }
card-sent-back = ✏️ Dipunsuwun ngleresaken déning { $by }, { $moment }: { $reason }
### (?) "dinten pungkasan" tumrap promosi
card-too-late = ⌛ Dinten pungkasanipun sampun kapengker, pramila sampun mboten saged dipunsarujuki. Mangga ingkang kagungan dipunsuwun ngleresaken supados dipunkabari.
card-withdrawn = { $number } · Datanipun sampun kabusak awit saking panyuwunipun ingkang kagungan.
### (?) "nyuwun tulung admin mbusak": panyuwun dhateng admin
card-withdrawn-photos = Fotonipun, menawi taksih katingal ing grup punika, nyuwun tulung admin mbusak.
## Ingkang prelu dipunpirsani malih; mboten mutusaken punapa-punapa

warning = ⚠ { $what }
warning-words = { $group }: { $words }
warning-quote = “{ $words }”
### (?) "tanpa nomeripun"
warning-unproven = { $words } tanpa nomeripun
warning-contacts = kontak sanès ing seratan: { $contacts }
warning-same-text = seratanipun sami kaliyan { $twin }
warning-alike = seratanipun mèh sami kaliyan { $twin }
warning-same-photo = fotonipun sami kaliyan { $twin }
warning-twin = { $number } ({ $business })
### (?) "tebih sanget saking limrahipun" (id: jauh sekali dari biasanya)
warning-price = reginipun tebih sanget saking limrahipun ing kategori punika (kinten-kinten { $usual }); punapa wonten nol ingkang kirang utawi langkung?
warning-more = lan { $count } bab sanès
### (?) inuman keras, jampi lan khasiat, sambutan, bab diwasa
screening-group =
    { $group ->
        [gambling] judi
        [alcohol] inuman keras
        [tobacco] rokok lan tembako
        [medicine] jampi lan khasiat kasarasan
        [loans] sambutan arta
        [politics] politik
       *[adult] bab diwasa
    }

## Tembung ingkang dipuntambahaken admin

### (?) "klompok" (id: kelompok)
watch-how = Nambah tembung: /kata, lajeng klompokipun, lajeng tembungipun, tuladha: /kata judi slot maxwin. Klompok: { $groups }.
watch-group =
    { $group ->
        [gambling] judi
        [alcohol] miras
        [tobacco] rokok
        [medicine] jampi
        [loans] pinjaman
        [politics] politik
       *[adult] diwasa
    }
watch-too-short = Tembungipun dèrèng wonten, utawi cekak sanget: paling sekedhik tigang aksara.
### (?) "tembung ingkang mligi" (id: kata yang khas)
watch-too-long = Panjang sanget: paling kathah { $max } aksara. Mangga dipunserat tembung ingkang mligi kémawon.
watch-heading = “{ $phrase }” · { $group }
### (?) "badhé dipuntengeri" (id: akan ditandai)
watch-finds = Saking { $of } promosi énggal ingkang tayang, { $count } badhé dipuntengeri:
watch-finds-nothing = Saking { $of } promosi énggal ingkang tayang, mboten wonten ingkang badhé dipuntengeri.
watch-found = { $number } { $title }
watch-known = Sampun wonten ing dhaptar.
watch-all = Tembung tambahan: { $count }
watch-line = { $number }. “{ $phrase }” · { $group } · { $by }, { $moment }
watch-none = Dèrèng wonten tembung tambahan. Dhaptar ingkang sampun wonten tetep dipunginakaken.
watch-gone = “{ $phrase }” sampun kabusak saking dhaptar.
btn-watch-add = ✅ Tambahaken
btn-watch-remove = 🗑 Busak
btn-watch-remove-numbered = 🗑 { $number }
btn-watch-restore = ↩ Tambahaken malih
btn-watch-list = Dhaptar tembung

## Putusan

card-ask-correction = Ingkang prelu dipunleresaken punapa? Mangga dipunpilih, utawi kertu punika dipunwangsuli mawi seratan piyambak.
### (?) "ateges rampung": putusan pungkasan
card-ask-reason = Sababipun dipuntampik punapa? Tampik ateges rampung; menawi taksih saged dipunleresaken, mangga ingkang kagungan dipunsuwun ngleresaken kémawon. Mangga dipunpilih, utawi kertu punika dipunwangsuli mawi seratan piyambak.
btn-approve = ✅ Sarujuki
### (?) "nyuwun leresan": minta perbaikan, cekak kanggé tombol
btn-send-back = ✏️ Nyuwun leresan
btn-reject = ❌ Tampik
btn-as-correction = ✏️ Nyuwun leresan
btn-as-rejection = ❌ Kanggé nampik
btn-preset =
    { $preset ->
        [too_late] Dintenipun kapengker
        [unclear_price] Regi dèrèng cetha
        [blurry_photo] Foto kirang cetha
        [health_claim] Bab kasarasan
        [unproven_number] Nomer halal/P-IRT
        [not_a_promotion] Sanès promosi
        [unclear_business] Usaha dèrèng cetha
        [outside_regency] Sajawining kabupatèn
        [duplicate] Sampun wonten
        [misleading] Saged damel klèntu
       *[forbidden] Mboten kepareng
    }
### (?) dipunpriksa, uculaken: "dipegang", "lepas"
card-held = ✋ Saweg dipunpriksa { $by } ngantos { $moment }.
btn-take = ✋ Pendhet
btn-release = ✋ Uculaken
held-by = Saweg dipunpriksa { $by } ngantos { $moment }. Sasampunipun, admin sanès saged mutus.
taken = Panjenengan priksa ngantos { $moment }; admin sanès nengga.
released = Sampun dipunuculaken; admin sanès saged mutus.
queue-held = { $line } · dipunpriksa { $by }
btn-undo = ↩ Batalaken putusan
undone = Putusanipun sampun dipunbatalaken; ingkang kagungan dipunkabari.
undo-over = Sampun langkung saking gangsal menit, pramila mboten saged dipunbatalaken.
undo-otherwise = Kawontenanipun sampun éwah, pramila putusan punika mboten saged dipunbatalaken.
card-business-first = ⏳ Usahanipun dèrèng dipunsarujuki; mangga usahanipun dipunputus rumiyin.
business-first = Usahanipun dèrèng dipunsarujuki; mangga usahanipun dipunputus rumiyin.
queue-heading = { $count } nengga · ingkang paling dangu { $age }
queue-empty = Mboten wonten ingkang nengga.
queue-line = { $number } { $name } ({ $what }) · { $age }
queue-what =
    { $kind ->
        [new] énggal
       *[change] éwah-éwahan
    }
queue-too-late = { $line } · ⌛ dintenipun sampun kapengker
### (?) "pungkasaning obrolan", "kintun malih": bab pesen ing grup
queue-post-anew = Nomer ing ngandhap punika ngintun malih kertunipun ing pungkasaning obrolan.
card-moved = { $number } · Kertunipun sampun dipunkintun malih, langkung ngandhap ing grup punika.
card-comes = Kertunipun dipunkintun malih ing pungkasaning obrolan.
card-came-before = Kertunipun sampun dipunkintun malih, langkung ngandhap ing grup punika. Dhaptar punika sampun dipunénggalaken.
only-admins-look = Punika namung kanggé admin grup punika.
reason-for = Seratan punika kanggé punapa, tumrap { $number }? Badhé dipunwaos ingkang kagungan.
btn-reason-drop = Mboten saèstu
reply-to-card = Punika sanès kertunipun, pramila seratanipun dèrèng dipunginakaken. Mangga dipunwangsuli pesen kertunipun piyambak (ingkang mawi nomer, upaminipun #P-0001) utawi fotonipun.
reason-dropped = Sabab punika mboten dipunginakaken.
reason-used = Dipuntampik déning { $by } mawi sabab punika.
reason-used-to-send-back = { $by } nyuwun supados dipunleresaken, mawi seratan punika.
admin-help =
    Usaha lan promosi énggal mlebet ing grup punika awujud kertu: ✅ dipunsarujuki, ✏️ ingkang kagungan dipunsuwun ngleresaken lajeng ngintun malih, utawi ❌ dipuntampik (rampung). Menawi sababipun badhé dipunserat piyambak, kertunipun dipunwangsuli. Ingkang kagungan usaha lajeng dipunkabari ing basanipun.
    Ingkang mutus: admin grup punika, mboten minangka admin anonim, lan mboten tumrap usahanipun piyambak.
    /antrean – ingkang nengga dipunputus
    /kata – tembung ingkang dipuntengeri ⚠ ing kertu
    /siaran – rangkuman dinten punika: dumugi pundi, kèndel sawetawis, batal, cobi
decided-approved = Sampun dipunsarujuki.
decided-sent-back = Ingkang kagungan dipunsuwun ngleresaken.
decided-rejected = Sampun dipuntampik.
already-approved = Sampun dipunsarujuki déning { $by }, { $moment }.
already-sent-back = { $by } sampun nyuwun supados dipunleresaken, { $moment }.
already-rejected = Sampun dipuntampik déning { $by }, { $moment }.
only-admins = Ingkang saged mutus namung admin grup punika.
too-late = Dinten pungkasanipun sampun kapengker, pramila mboten saged dipunsarujuki. Mangga ingkang kagungan dipunsuwun ngleresaken supados dipunkabari.
not-on-your-own = Usaha piyambak dipunputus admin sanès.
not-your-reason = Ingkang saged milih namung ingkang nyerat sabab punika.
### (?) "Tetap anonim" punika tembung ing aplikasi Telegram, mboten dipunjarwakaken
anonymous-admin = Admin anonim dèrèng saged mutus, awit asma panjenengan kedah kacathet. Mangga “Tetap anonim” dipunpejahi ing hak admin grup, lajeng dipuncobi malih.
old-card = Kertu punika sampun lami. Mangga kertu ingkang paling énggal dipunginakaken; dhaptaripun: /antrean
subject-gone = Usaha utawi promosi punika sampun mboten wonten.
