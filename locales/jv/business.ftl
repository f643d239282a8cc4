### Ingkang dipunwaos ingkang kagungan usaha bab usahanipun: njangkepi, ngéwahi, nutup, ngopèni sesarengan.

## Ingkang saged dipunjangkepi

btn-extras = ➕ Jangkepi
extras-offer = Ugi saged dipunjangkepi: papan, jam bikak, foto, tautan, NIB, P-IRT, halal.
extras-heading = Saged dipunjangkepi sapunika utawi mangké
extras-none = Dèrèng wonten. Mangga dipunpilih ingkang badhé dipunisi.
### (?) tautan: tembung Indonésia, "pranala" dèrèng limrah
extra =
    { $extra ->
        [point] Papan
        [hours] Jam bikak
        [photo] Foto
        [links] Tautan
        [nib] NIB
        [pirt] P-IRT
       *[halal] Halal
    }
ask-point = Papanipun wonten pundi? Mangga pencèt 📎 lajeng Lokasi, lan titikipun ing peta dipunkintun.
ask-hours = Bikakipun kapan? Tuladha: “Senèn–Setu 08.00–16.00” utawi “saben dinten jam 8 énjing dumugi 9 dalu, Jemuwah tutup”.
ask-business-photo = Mangga dipunkintun setunggal foto: papanipun utawi barangipun.
ask-links = Punapa wonten situs web, Instagram, utawi toko online? Mangga dipunserat setunggal saben baris, paling kathah { $max }. Tuladha: @carica.gemilang utawi tokopedia carica
ask-paper =
    { $paper ->
        [nib] NIB-ipun pinten? (13 angka)
        [pirt] Nomer P-IRT-ipun pinten? (15 angka, kaserat ing kemasan)
       *[halal] Nomer sertifikat halalipun pinten? (tuladha: ID33110000001230520)
    }
btn-none-yet = Dèrèng gadhah?
btn-remove = Busak isinipun
### (?) "nomer indhuk"
none-yet =
    { $paper ->
        [nib] NIB punika nomer indhuk usaha. Saged dipundamel piyambak ing oss.go.id, gratis. Tanpa NIB usaha tetep saged dipundhaptaraken wonten mriki.
        [pirt] P-IRT kanggé dhaharan lan unjukan olahan ing kemasan. Dipunurus lumantar oss.go.id lan Dinas Kesehatan. Olahan ingkang langsung dipundhahar mboten prelu P-IRT.
       *[halal] Sertifikat halal dipunwedalaken BPJPH lan dipunurus ing ptsp.halal.go.id. Salaminipun dèrèng wonten nomeripun, tembung “halal” mboten kepareng dipunginakaken ing promosi.
    }
point-far = Titik punika ing sajawinipun Kabupatèn Wonosobo. Mangga dipunkintun papanipun usaha, sanès papan panjenengan sapunika.
point-wanted = Papanipun dèrèng saged dipunwaos saking seratan. Mangga pencèt 📎 lajeng Lokasi.
hours-not-understood = Nyuwun pangapunten, jam bikakipun dèrèng saged kula mangertosi.
hours-unclear = Jamipun dèrèng kawaos. Mangga dipunserat jangkep dinten lan jamipun.
which-hours = Maksudipun ingkang pundi?
link-not-understood = Alamat punika dèrèng saged dipunwaos. Tuladha: carica.com, @carica.gemilang, utawi tokopedia carica
too-many-links = Paling kathah { $max } tautan. Mangga dipunkintun malih ingkang wigati kémawon.
paper-not-a-number = Punika kadosipun sanès nomer { $paper }. Mangga dipunserat nomeripun kémawon.
paper-digits =
    { $paper ->
        [nib] NIB punika 13 angka; ingkang kaserat { $digits }.
        [pirt] Nomer P-IRT punika 15 angka, ingkang lami 12; ingkang kaserat { $digits }.
       *[halal] Nomer halal kadadosan saking ID lan 17 angka, ingkang lami 11 dumugi 14 angka; ingkang kaserat { $digits }.
    }

## Isi ingkang sampun wonten

point-line = Papan: { $link }
hours-line = Bikak: { $hours }
photo-line = Foto: wonten
paper-number = { $paper } { $number }
### (?) pratélan: "pernyataan"
declared = { $numbers } (pratélanipun ingkang kagungan)
open = bikak { $hours }
hours-always = 24 jam
hours-every-day = saben dinten { $spans }
hours-days = { $days } { $spans }
hours-market = saben { $days } { $spans }
### (?) tanggal abrit: "tanggal merah"
hours-holidays-off = { $hours }; tanggal abrit tutup
hours-open-end = { $from } ngantos telas
all-of = { $first } lan { $last }

## Kaca usahanipun piyambak

own-page-heading = { $number } · { $state }
own-page-live = Promosi tayang: { $count }
own-page-paused = Promosi ingkang katingal malih menawi usahanipun dipunbikak: { $count }
change-waits = ⏳ Éwah-éwahan nengga dipunpriksa: { $parts }. Ingkang katingal taksih ingkang lami.
change-rejected = ✏️ Éwah-éwahan dèrèng saged dipunsarujuki: { $parts }. Ingkang katingal taksih ingkang lami.
change-refused = ❌ Éwah-éwahan mboten dipunsarujuki: { $parts }. Ingkang katingal taksih ingkang lami.
turned-down-because = Sababipun: { $reason }.
turned-down-words = Seratanipun admin:
btn-my-business = 🏪 { $name }
btn-page = Bikak usahanipun
btn-change = ✏️ Éwahi data
btn-complete = ➕ Jangkepi data
btn-drop-change = ↩ Batal ngéwahi
btn-close = ⏸ Tutup sawetawis
btn-reopen = ▶ Bikak malih
btn-delete = 🗑 Busak
changes-ask = Ingkang badhé dipunéwahi ingkang pundi?
changes-send = Éwah-éwahan punika dipunpriksa admin rumiyin; ingkang lami tetep katingal ngantos dipunsarujuki.
### (?) "yang diperiksa admin data yang baru ini"
changes-send-pending = Usahanipun taksih nengga dipunpriksa; menawi sampun dipunkintun, ingkang dipunpriksa admin data énggal punika.
saved = Sampun kasimpen.
change-sent = Sampun kakintun. Ingkang lami tetep katingal ngantos éwah-éwahanipun dipunsarujuki; panjenengan badhé dipunkabari wonten mriki.
rewritten-sent = Sampun kakintun mawi data ingkang énggal.
### (?) tetep kanggé: "tetap berlaku"
change-gone = Éwah-éwahanipun dipunbatalaken. Ingkang sampun dipunsarujuki tetep kanggé.
closed = Usahanipun dipuntutup sawetawis.
closed-live = Usahanipun dipuntutup sawetawis. { $live } promosinipun mboten katingal rumiyin, lan katingal malih menawi usahanipun dipunbikak.
reopened = Usahanipun sampun dipunbikak malih.
reopened-live = Usahanipun sampun dipunbikak malih. { $live } promosinipun katingal malih.
turned-down-meanwhile = Nalika panjenengan nyerat, usahanipun dipunpriksa admin lan dèrèng saged dipunsarujuki. Seratan panjenengan tetep wonten; mangga dipunleresaken saprelunipun, lajeng dipunkintun malih.
not-now = Kawontenan usahanipun sampun éwah, pramila punika dèrèng saged dipuntindakaken.
delete-ask = “{ $name }” lan sedaya promosinipun badhé dipunbusak lan mboten saged dipunwangsulaken. Menawi namung prèi, cekap dipuntutup sawetawis. Punapa saèstu badhé dipunbusak?
delete-ask-not-open = “{ $name }” lan sedaya promosinipun badhé dipunbusak lan mboten saged dipunwangsulaken. Punapa saèstu badhé dipunbusak?
delete-ask-live = Promosi ingkang saweg tayang: { $count }.
business-deleted = “{ $name }” sampun dipunbusak.
change-approved = Éwah-éwahan data “{ $name }” sampun dipunsarujuki lan sapunika katingal.
change-turned-down = Éwah-éwahan data “{ $name }” dèrèng saged dipunsarujuki. Data ingkang lami tetep katingal.
change-data-refused = Éwah-éwahan data “{ $name }” mboten saged dipunsarujuki. Data ingkang lami tetep katingal.
change-way-forward = Mangga éwah-éwahanipun dipunleresaken, utawi dipunbatalaken.
change-way-forward-other = Éwah-éwahan sanès tetep saged dipunkintun kapan kémawon.
card-change = 🔁 Éwah-éwahan usaha ingkang sampun dipunsarujuki: { $parts }
card-before = Sadèrèngipun:
card-change-gone = ↩ Éwah-éwahanipun dipunbatalaken ingkang kagungan.
no-papers = tanpa nomer
other-photo = foto sanès
no-photo = tanpa foto

## Mèmper usaha ingkang sampun wonten

alike-own = Usaha panjenengan “{ $name }” ing { $area } sampun kadhaptar mawi nami ingkang mèh sami. Punapa ingkang punika usaha sanès?
### (?) ingkang nyepeng akunipun
alike-other = “{ $name }” ing { $area } sampun kadhaptar mawi akun sanès, kanthi nami utawi nomer ingkang mèh sami. Menawi usahanipun bènten, mangga dipunkintun kémawon. Menawi usahanipun sami, lan panjenengan ugi ingkang kagungan, mangga nyuwun dhateng ingkang nyepeng akunipun supados panjenengan dipuntambahaken lumantar “👥 Ingkang ngopèni”.
### (?) ingkang lami: "yang sudah terdaftar"
btn-open-that = Bikak ingkang lami
btn-another-business = Usaha sanès, kintun
card-alike = ⚠ mèmper { $number } { $name }, { $area }
