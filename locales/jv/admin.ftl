### Ingkang dipunwaos admin ing grup admin.

card-promotion = 📣 Promosi { $number } · { $category } · { $area }
card-business = 🏪 Usaha { $number } · { $category } · { $area }
card-again = 🔁 Dipunkintun malih sasampunipun dipuntampik.
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
### (?) "dinten pungkasan" tumrap promosi
card-too-late = ⌛ Dinten pungkasanipun sampun kapengker, pramila sampun mboten saged dipunsarujuki. Mangga dipuntampik supados ingkang kagungan dipunkabari.
card-withdrawn = { $number } · Datanipun sampun kabusak awit saking panyuwunipun ingkang kagungan.
### (?) "nyuwun tulung admin mbusak": panyuwun dhateng admin
card-withdrawn-photos = Fotonipun, menawi taksih katingal ing grup punika, nyuwun tulung admin mbusak.
card-ask-reason = Sababipun punapa? Mangga dipunpilih, utawi kertu punika dipunwangsuli mawi seratan piyambak.
btn-approve = ✅ Sarujuki
btn-reject = ❌ Tampik
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
       *[forbidden] Mboten kepareng
    }
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
only-admins-look = Antrean namung kanggé admin grup punika.
reason-for = Punapa { $number } dipuntampik mawi sabab punika?
btn-reason-drop = Mboten saèstu
reply-to-card = Punika sanès kertunipun, pramila seratanipun dèrèng dipunginakaken. Mangga dipunwangsuli pesen kertunipun piyambak (ingkang mawi nomer, upaminipun #P-0001) utawi fotonipun.
reason-dropped = Sabab punika mboten dipunginakaken.
reason-used = Dipuntampik déning { $by } mawi sabab punika.
admin-help =
    Usaha lan promosi énggal mlebet ing grup punika awujud kertu. Mangga pencèt ✅ utawi ❌; menawi badhé nampik mawi seratan piyambak, kertunipun dipunwangsuli. Ingkang kagungan usaha lajeng dipunkabari ing basanipun.
    Ingkang mutus: admin grup punika, mboten minangka admin anonim, lan mboten tumrap usahanipun piyambak.
    /antrean – ingkang nengga dipunputus
    /siaran – rangkuman dinten punika: dumugi pundi, kèndel sawetawis, batal, cobi
decided-approved = Sampun dipunsarujuki.
decided-rejected = Sampun dipuntampik.
already-approved = Sampun dipunsarujuki déning { $by }, { $moment }.
already-rejected = Sampun dipuntampik déning { $by }, { $moment }.
only-admins = Ingkang saged mutus namung admin grup punika.
too-late = Dinten pungkasanipun sampun kapengker, pramila mboten saged dipunsarujuki. Mangga dipuntampik supados ingkang kagungan dipunkabari.
not-on-your-own = Usaha piyambak dipunputus admin sanès.
not-your-reason = Ingkang saged milih namung ingkang nyerat sabab punika.
### (?) "Tetap anonim" punika tembung ing aplikasi Telegram, mboten dipunjarwakaken
anonymous-admin = Admin anonim dèrèng saged mutus, awit asma panjenengan kedah kacathet. Mangga “Tetap anonim” dipunpejahi ing hak admin grup, lajeng dipuncobi malih.
old-card = Kertu punika sampun lami. Mangga kertu ingkang paling énggal dipunginakaken; dhaptaripun: /antrean
subject-gone = Usaha utawi promosi punika sampun mboten wonten.
