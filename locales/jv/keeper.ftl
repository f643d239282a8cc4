### Ingkang dipunwaos bab sinten ingkang ngopèni usaha: ingkang tumut ngopèni, pasrahan, undanganipun.

## Kaca ingkang ngopèni

### (?) ingkang ngopèni: "pengelola"
btn-keepers = 👥 Ingkang ngopèni
keepers-heading = Ingkang ngopèni “{ $business }”
keepers-owner = Ingkang kagungan: { $owner }
### (?) ingkang tumut ngopèni: "pengelola kedua"
keepers-keeper = Ingkang tumut ngopèni: { $keeper }
keepers-alone = Ingkang tumut ngopèni: dèrèng wonten
keepers-add-means = ➕ Ingkang tumut ngopèni saged nindakaken sedaya kados panjenengan, kejawi masrahaken usaha, mbusak, lan milih ingkang ngopèni.
### (?) dipunpasrahaken: "diserahkan"
keepers-hand-over-means = 🔑 Usaha ingkang dipunpasrahaken pindhah sareng sedaya promosinipun; panjenengan mboten ngopèni malih.
keepers-as-keeper = Panjenengan tumut ngopèni: sedaya saged dipuntindakaken, kejawi masrahaken usaha, mbusak, lan milih ingkang ngopèni.
### (?) undangan: "ulem-ulem" kanggé gadhah damel
keepers-open =
    { $role ->
        [keeper] ⏳ Undangan kanggé ingkang badhé tumut ngopèni, dumugi { $until }.
       *[owner] ⏳ Undangan kanggé ingkang badhé nampi usaha, dumugi { $until }.
    }
keepers-suspended = Usaha punika dipunkèndelaken admin, pramila dèrèng saged dipunpasrahaken utawi dipuntambahi ingkang ngopèni.
btn-add-keeper = ➕ Tambah
btn-hand-over = 🔑 Pasrahaken
### (?) dipunlepas: "melepas pengelola"
btn-remove-keeper = ➖ Lepas
### (?) kèndel: "berhenti"
btn-stop-keeping = Kèndel ngopèni
btn-take-back = ↩ Batal ngundang
my-business-kept = { $state } · tumut ngopèni
own-page-keeper = Panjenengan tumut ngopèni usaha punika.
my-data-kept = Saking punika ingkang tumut panjenengan opèni: { $count }

## Ngundang

### (?) dipuntakèni: "ditanya"
invitation-sent =
    { $role ->
        [keeper] Mangga pesen ing ngandhap punika dipunterusaken dhateng ingkang badhé tumut ngopèni. Kanggé setunggal tiyang, dumugi { $until }. Sasampunipun dipuntampi, panjenengan badhé dipuntakèni sepindhah malih.
       *[owner] Mangga pesen ing ngandhap punika dipunterusaken dhateng ingkang badhé nampi usaha punika. Kanggé setunggal tiyang, dumugi { $until }. Sasampunipun dipuntampi, panjenengan badhé dipuntakèni sepindhah malih.
    }
### (?) ngaturi: "mengajak"
invitation-offer =
    { $role ->
        [keeper] { $by } ngaturi panjenengan tumut ngopèni usaha “{ $business }” ({ $area }) ing AyoPromo.
       *[owner] { $by } badhé masrahaken usaha “{ $business }” ({ $area }) ing AyoPromo dhateng panjenengan.
    }
invitation-link = Mangga bikak tautan punika: { $link }
invitation-until = Kanggé setunggal tiyang, dumugi { $until }.
invitation-means =
    { $role ->
        [keeper] Panjenengan saged nindakaken sedaya kados ingkang kagungan, kejawi masrahaken usaha, mbusak, lan milih ingkang ngopèni. Asma panjenengan ing Telegram dipunmangertosi ingkang kagungan usaha.
       *[owner] Usaha punika lan sedaya promosinipun dados kagungan panjenengan. Asma panjenengan ing Telegram dipunmangertosi ingkang kagungan sapunika.
    }
btn-accept-invitation = ✅ Sarujuk
btn-refuse-invitation = Tampik
invitation-accepted = Matur nuwun. { $by } badhé dipuntakèni sepindhah malih; sasampunipun punika panjenengan dipunkabari wonten mriki bab “{ $business }”.
invitation-refused = Inggih, undanganipun sampun dipuntampik lan ingkang ngintun dipunkabari.
invitation-shut =
    { $why ->
        [unknown] Undangan punika mboten kapanggih. Mangga nyuwun ingkang énggal dhateng ingkang ngintun.
        [expired] Wekdalipun undangan punika sampun rampung. Mangga nyuwun ingkang énggal dhateng ingkang ngintun.
        [used] Undangan punika sampun dipunginakaken. Mangga nyuwun ingkang énggal dhateng ingkang ngintun.
        [waiting] Undangan punika sampun panjenengan sarujuki. Ingkang kagungan dèrèng mangsuli; menawi sampun, panjenengan dipunkabari wonten mriki.
        [refused] Undangan punika sampun dipuntampik. Menawi badhé nampi, mangga nyuwun ingkang énggal dhateng ingkang ngintun.
        [called_off] Undangan punika sampun dipunbatalaken ingkang ngintun. Menawi taksih prelu, mangga dipuntakèkaken.
        [own] Punika undangan saking panjenengan piyambak. Mangga pesenipun dipunterusaken dhateng ingkang dipunkersakaken.
        [already] Usaha punika sampun panjenengan opèni. Mangga dipunpirsani ing /usaha
        [taken] Usaha punika sampun wonten ingkang tumut ngopèni. Mangga dipuntakèkaken dhateng ingkang kagungan.
        [gone] Usahanipun sampun dipunbusak. Usaha panjenengan piyambak saged dipundhaptaraken lumantar /daftar
       *[suspended] Usahanipun saweg dipunkèndelaken admin, pramila undanganipun dèrèng saged dipuntampi. Mangga dipuncobi malih menawi usahanipun sampun aktif.
    }

## Wangsulan ingkang kagungan

keeper-confirm =
    { $role ->
        [keeper] { $who } sampun sarujuk tumut ngopèni “{ $business }”. Punapa panjenengan ugi sarujuk?
       *[owner] { $who } sampun sarujuk nampi “{ $business }”. Punapa dipunpasrahaken sapunika? Sasampunipun panjenengan mboten ngopèni malih.
    }
btn-confirm-keeper =
    { $role ->
        [keeper] ✅ Inggih, sarujuk
       *[owner] 🔑 Inggih, pasrahaken
    }
keeper-declined = { $who } dèrèng saged nampi undangan kanggé “{ $business }”. Tiyang sanès saged dipunundang lumantar “👥 Ingkang ngopèni”.
keeper-added = { $who } sapunika tumut ngopèni, lan sampun dipunkabari.
keeper-removed = Ingkang tumut ngopèni sampun dipunlepas, lan dipunkabari.
invitation-taken-back = Undanganipun sampun dipunbatalaken.
keeping-otherwise = Punika mboten saged malih, awit kawontenanipun sampun éwah.
handed-over = “{ $business }” sampun dipunpasrahaken dhateng { $who }. Panjenengan mboten ngopèni malih.
remove-keeper-ask = { $who } mboten saged ngopèni usaha punika malih, lan badhé dipunkabari. Punapa saèstu badhé dipunlepas?
btn-remove-keeper-yes = Inggih, lepas

## Ingkang dipunmireng ingkang ngopèni

### (?) dipunpriksa: "periksa" kanggé panjenengan
### (?) tumut panjenengan opèni: "ikut Anda kelola"
keeper-welcome =
    { $role ->
        [keeper] “{ $business }” sapunika tumut panjenengan opèni.
       *[owner] “{ $business }” sapunika kagungan panjenengan. Mangga nomer WhatsApp lan datanipun dipunpriksa.
    }
keeper-called-off = Undangan kanggé “{ $business }” dipunbatalaken ingkang kagungan.
### (?) "mboten saged dipunginakaken malih" (id: tidak berlaku lagi)
keeping-came-to-nothing = Undangan kanggé usaha { $number } ingkang sampun panjenengan tampi mboten saged dipunginakaken malih, awit ingkang kagungan mbusak usaha utawi datanipun.
keeper-left = Ingkang tumut ngopèni “{ $business }” sampun kèndel ngopèni.
keeper-dismissed = Panjenengan mboten ngopèni “{ $business }” malih; punika putusanipun ingkang kagungan.
keeper-business-deleted = Usaha { $number } ingkang tumut panjenengan opèni sampun dipunbusak ingkang kagungan.
keeper-inherited = Ingkang kagungan “{ $business }” sampun mbusak datanipun. Sapunika usaha punika dados kagungan panjenengan, sareng sedaya promosinipun.
keeper-new-owner = Ingkang kagungan “{ $business }” sapunika { $owner }. Panjenengan tetep tumut ngopèni.
stop-keeping-ask = Panjenengan mboten badhé ngopèni “{ $business }” malih, lan ingkang kagungan dipunkabari. Menawi badhé wangsul, kedah wonten undangan énggal. Punapa saèstu badhé kèndel?
btn-stop-keeping-yes = Inggih, kèndel
keeping-stopped = Panjenengan mboten ngopèni “{ $business }” malih. Ingkang kagungan sampun dipunkabari.
