### Ingkang dipunwaos ingkang kagungan usaha: ndhaptaraken, damel promosi, kabaripun putusan.

## Ndhaptaraken usaha

owner-terms =
    Sadèrèngipun ndhaptaraken usaha:
    • Umur panjenengan 18 taun utawi langkung.
    • Data usaha dipunsimpen Diskominfo Kabupatèn Wonosobo kanggé dipunpriksa lan dipunpromosèkaken. Nami usaha, désa, katrangan, lan nomer kontakipun saged dipuntingali umum; sedaya saged dipunbusak lumantar /dataku.
    • NIK mboten dipunbetahaken; nyuwun tulung sampun ngantos dipunkintun.
    • Fotonipun kagungan piyambak; regi lan wekdalipun ingkang saleresipun.
    • Usaha lan promosi dipunpriksa admin sadèrèngipun tayang.
btn-owner-agree = Sarujuk, kula 18+
ask-business-name = Nami usahanipun punapa? (tuladha: Carica Bu Sari)
ask-category = Kalebet kategori punapa?
ask-area = Wonten ing kecamatan pundi? Mangga dipunpilih, utawi ketik nami désanipun.
ask-village = Désa utawi kelurahan pundi ing { $district }?
village-page = Kaca { $page } saking { $pages }
which-area = Maksudipun ingkang pundi?
area-not-found = Nami punika dèrèng kapanggih ing Kabupatèn Wonosobo. Mangga dipunserat nami désa, kelurahan, utawi kecamatanipun.
ask-phone = Nomer WhatsApp kanggé ingkang badhé tumbas pinten? Mangga dipunketik, utawi pencèt tombol ing ngandhap.
btn-own-number = Nomer Telegram kula
phone-not-understood = Nomeripun kadosipun dèrèng leres. Tuladha: 0812-3456-7890
which-phone = Nomeripun ingkang pundi?
not-your-contact = Punika kontakipun tiyang sanès. Mangga dipunginakaken nomer panjenengan piyambak, utawi dipunketik nomer usahanipun.
phone-noted = Nomer { $phone } sampun kacathet.
phone-noted-landline = Nomer { $phone } sampun kacathet. Punika sanès nomer HP, pramila ingkang badhé tumbas namung saged nélpon, mboten lumantar WhatsApp.
phone-keyboard-gone = Inggih.
ask-description = Mangga dipuncriyosaken usahanipun, setunggal utawi kalih ukara kémawon.
business-name-line = Nami: { $name }
business-category-line = Kategori: { $category }
business-area-line = Wilayah: { $area }
business-phone-line = Nomer: { $phone }
business-description-line = Katrangan: { $description }
business-summary-ask = Punapa sampun leres?
field =
    { $field ->
        [name] Nami
        [category] Kategori
        [area] Wilayah
        [phone] Nomer
        [description] Katrangan
        [title] Judhul
        [body] Seratan
        [price] Regi
        [photos] Foto
       *[until] Tanggal
    }
btn-edit = ✏️ { $field }
### (?) cekak kanggé "dipunkintun dhateng admin", ingkang kedawan kanggé tombol
btn-send-to-admin = ✅ Dhateng admin
business-sent = Sampun kakintun ({ $number }). Limrahipun dipunwaos ing dinten kerja; panjenengan badhé dipunkabari wonten mriki. Sinambi nengga, promosi ingkang kapisan sampun saged dipuncawisaken.
business-sent-again = Sampun kakintun malih ({ $number }). Limrahipun dipunwaos ing dinten kerja; panjenengan badhé dipunkabari wonten mriki.
business-sent-before = Sadèrèngipun punika { $number } sampun dipunkintun malih. Kawontenanipun: /usaha
btn-prepare = 📣 Cawisaken promosi

## Damel promosi

no-business-yet = Panjenengan dèrèng ndhaptaraken usaha. Mangga dipundhaptaraken rumiyin, lajeng damel promosinipun.
or-searching = Punapa badhé pados “{ $search }”?
businesses-rejected = Usaha panjenengan dèrèng saged dipunsarujuki, pramila promosinipun dèrèng saged dipundamel. Mangga datanipun dipunleresaken lajeng dipunkintun malih, utawi ndhaptaraken usaha sanès.
businesses-refused = Usaha panjenengan mboten dipunsarujuki, pramila promosinipun mboten saged dipundamel. Usaha sanès ing Kabupatèn Wonosobo tetep saged dipundhaptaraken.
business-refused-line = { $name }: { $reason }.
btn-redo-business = ✏️ { $name }
choose-business = Promosi kanggé usaha ingkang pundi?
### (?) "badhé kawaos saking seratanipun"
ask-message = Mangga foto lan seratanipun dipunkintun dados setunggal pesen, kados nyerat ing WhatsApp. Regi lan tanggalipun badhé kawaos saking seratanipun.
ask-words = { $photos } foto sampun kasimpen. Sapunika mangga seratanipun dipunkintun: punapa, pinten reginipun, dumugi kapan.
btn-one-by-one = Setunggal-setunggal
ask-title = Judhul promosinipun punapa? (tuladha: Carica cup isi 12)
ask-body = Mangga dipunserat promosinipun kados ing WhatsApp: barang utawi jasanipun, ukuranipun, lan caranipun tumbas.
ask-price = Reginipun pinten? Tuladha: 15.000/kg, wiwit 5.000, diskon 20%, gratis.
price-not-understood = Nyuwun pangapunten, reginipun dèrèng saged kula mangertosi.
which-price = Reginipun ingkang pundi?
ask-photos = Mangga dipunkintun fotonipun, paling kathah { $max }. Tanpa foto ugi saged.
ask-photos-more = { $count } foto sampun kasimpen; taksih saged dipuntambah { $left }.
ask-photos-full = { $count } foto sampun kasimpen; sampun jangkep.
too-many-photos = Paling kathah { $max } foto; langkungipun mboten dipunginakaken.
caption-left-out = Fotonipun sampun kasimpen; seratan ing ngandhapipun mboten katut. Seratan promosi saged dipunéwahi sadèrèngipun dipunkintun.
btn-skip = Lajeng kémawon
btn-next = Lajeng
btn-clear-photos = Busak foto
ask-until = Dumugi kapan? Mangga dipunpilih, utawi ketik: 7 Des, 3 dinten, saben Pahing.
until-not-understood = Nyuwun pangapunten, tanggalipun dèrèng saged kula mangertosi.
until-impossible = Tanggal punika dèrèng saged dipunginakaken. Mangga dipunserat setunggal tanggal pungkasan, wiwit dinten punika dumugi setaun malih; tuladha: 30 Nov.
### (?) "kapengker" tumrap dinten ingkang dipunserat
until-past = Dinten ingkang dipunserat sampun kapengker, pramila mboten saged dipunginakaken. Mangga dipunserat setunggal tanggal pungkasan, wiwit dinten punika dumugi setaun malih; tuladha: 30 Nov.
no-such-day = Tanggal { $day } { $month } mboten wonten: { $month } namung dumugi tanggal { $last }. Tuladha: “{ $last } { $short }” utawi “mbénjing dumugi Ahad”.
until-over = { $date } sampun kapengker, pramila promosinipun dèrèng saged dipunkintun. Sanèsipun tetep.
which-until = Tanggalipun ingkang pundi?
btn-days = { $count } dinten
btn-until-sold-out = Ngantos telas
candidate-until = dumugi { $date }
preview-read = Ingkang kawaos: { $title } · { $price } · { $until }
preview-ask = Ing nginggil punika tampilanipun kanggé warga. Punapa sampun leres?
promotion-sent = Sampun kakintun ({ $number }). Limrahipun dipunwaos ing dinten kerja; panjenengan badhé dipunkabari wonten mriki.
promotion-sent-waiting = Sampun kasimpen ({ $number }). Badhé dipunpriksa sasampunipun usahanipun dipunsarujuki; panjenengan badhé dipunkabari wonten mriki.
### (?) gadhah: usaha sanès tiyang, pramila mboten kagungan
### (?) "atau begitu salah satunya …"
too-many-open = Setunggal usaha kepareng gadhah paling kathah { $max } promosi ingkang saweg dipunpriksa utawi tayang. Salajengipun saged dipundamel wiwit { $date }, utawi menawi salah satunggalipun sampun dipuntarik, dipuntandhani telas, utawi dipunwangsulaken admin.
btn-another = 📣 Promosi sanès

## Promosi lan usaha kula

my-businesses-heading = Usaha panjenengan
my-businesses-none = Dèrèng wonten usaha.
my-business = { $number } { $name } · { $area }
business-state =
    { $state ->
        [pending] ⏳ saweg dipunpriksa
        [active] ✅ aktif
        [needs_correction] ✏️ prelu dipunleresaken
        [rejected] ❌ mboten dipunsarujuki
        [closed] ⚪ tutup sawetawis
        [suspended] ⛔ dipunkèndelaken déning admin
       *[deleted] ⚪ sampun kabusak
    }

## Kabaripun putusan

business-approved = Usaha “{ $name }” sampun dipunsarujuki.
business-approved-post = Sapunika panjenengan saged damel promosinipun.
business-approved-waiting = Sapunika { $count } promosi ingkang wau nengga saweg dipunpriksa.
business-rejected = Pandhaptaran “{ $name }” dèrèng saged dipunsarujuki: { $reason }.
business-rejected-words = Pandhaptaran “{ $name }” dèrèng saged dipunsarujuki. Seratanipun admin:
business-refused = Pandhaptaran “{ $name }” mboten saged dipunsarujuki: { $reason }.
business-refused-words = Pandhaptaran “{ $name }” mboten saged dipunsarujuki. Seratanipun admin:
business-way-forward = Mangga datanipun dipunleresaken, lajeng dipunkintun malih.
business-way-forward-other = Usaha sanès ing Kabupatèn Wonosobo tetep saged dipundhaptaraken; menawi wonten ingkang kirang cetha, mangga matur dhateng kantor.
promotion-approved = Promosi “{ $title }” sampun dipunsarujuki. Tayang wiwit { $start }, { $until }.
promotion-rejected = Promosi “{ $title }” dèrèng saged dipuntayangaken: { $reason }.
promotion-rejected-words = Promosi “{ $title }” dèrèng saged dipuntayangaken. Seratanipun admin:
promotion-refused = Promosi “{ $title }” mboten saged dipuntayangaken: { $reason }.
promotion-refused-words = Promosi “{ $title }” mboten saged dipuntayangaken. Seratanipun admin:
promotion-way-forward = Mangga dipunleresaken, lajeng dipunkintun malih.
promotion-way-forward-days = Isinipun tetep kasimpen: kantun milih dinten pungkasan ingkang énggal, lajeng dipunkintun malih.
### (?) "dipunsalin": isinipun dados wiwitanipun promosi sanès
promotion-way-forward-other = Promosi sanès tetep saged dipundamel; isinipun punika kénging dipunsalin minangka wiwitanipun.
btn-copy-content = 📋 Salin isinipun
### (?) "putusan wau": keputusan tadi
undone-business = Putusan wau tumrap pandhaptaran “{ $name }” dipunbatalaken admin, pramila usahanipun dipunpriksa malih. Nyuwun pangapunten; panjenengan badhé dipunkabari wonten mriki menawi sampun wonten putusan.
undone-business-change = Putusan wau tumrap éwah-éwahan data “{ $name }” dipunbatalaken admin, pramila éwah-éwahanipun dipunpriksa malih lan sapunika data ingkang lami ingkang katingal. Nyuwun pangapunten; panjenengan badhé dipunkabari wonten mriki menawi sampun wonten putusan.
undone-promotion = Putusan wau tumrap promosi “{ $name }” dipunbatalaken admin, pramila promosinipun dipunpriksa malih. Nyuwun pangapunten; panjenengan badhé dipunkabari wonten mriki menawi sampun wonten putusan.
undone-promotion-change = Putusan wau tumrap éwah-éwahan promosi “{ $name }” dipunbatalaken admin, pramila éwah-éwahanipun dipunpriksa malih lan sapunika ingkang lami ingkang kanggé. Nyuwun pangapunten; panjenengan badhé dipunkabari wonten mriki menawi sampun wonten putusan.
preset-reason =
    { $preset ->
        [too_late] dinten pungkasanipun kapengker sadèrèngipun dipunpriksa; nyuwun pangapunten
        [unclear_price] reginipun dèrèng cetha
        [blurry_photo] fotonipun kirang cetha
        [health_claim] wonten seratan bilih barangipun saged nyarasaken sesakit, lan punika mboten kepareng
        [unproven_number] nomer halal, P-IRT, utawi BPOM ingkang kasebat dèrèng dipunserat
        [not_a_promotion] isinipun dèrèng awujud promosi barang utawi jasa
        [unclear_business] katrangan usahanipun dèrèng cetha
        [outside_regency] usahanipun wonten ing sajawinipun Kabupatèn Wonosobo
        [duplicate] ingkang sami sampun wonten ing AyoPromo
        [misleading] isinipun saged damel klèntu tumrap ingkang badhé tumbas
       *[forbidden] barang utawi jasa punika mboten kepareng dipunpromosèkaken ing AyoPromo
    }
