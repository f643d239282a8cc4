### Tembung ingkang dipunginakaken ing pundi-pundi: dinten, wilayah, kategori, regi, tombol umum.
### Krama lugu; krama inggil namung kagem pangguna; tombol punika wicantenanipun pangguna (kula).
### Berkas, kunci, lan variabelipun sami kaliyan locales/id.

this-language = Basa Jawi

## Dinten lan wekdal (1 = Senèn … 7 = Ahad; 0 = Legi … 4 = Kliwon)

weekday =
    { $day ->
        [1] Senèn
        [2] Selasa
        [3] Rebo
        [4] Kemis
        [5] Jemuwah
        [6] Setu
       *[7] Ahad
    }
pasaran =
    { $pasaran ->
        [0] Legi
        [1] Pahing
        [2] Pon
        [3] Wage
       *[4] Kliwon
    }
month =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Maret
        [4] April
        [5] Mei
        [6] Juni
        [7] Juli
        [8] Agustus
        [9] September
        [10] Oktober
        [11] November
       *[12] Desember
    }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] Mei
        [6] Jun
        [7] Jul
        [8] Agu
        [9] Sep
        [10] Okt
        [11] Nov
       *[12] Des
    }
date-of-year = { $day } { $month } { $year }
date-of-month = { $day } { $month }
date-with-weton = { $weekday } { $pasaran }, { $date }
date-with-weekday = { $weekday }, { $date }
moment = { $date }, jam { $time }
moment-today = dinten punika jam { $time }
stamp = { $date } { $time }
age-now = nembé kémawon
age-minutes = { $count } menit
age-hours = { $count } jam
age-days = { $count } dinten

## Wekdalipun promosi

until-day = dumugi { $date }
until-sold-out = ngantos telas
until-short = dumugi { $date }
valid-between = wiwit { $from } dumugi { $until }
valid-from = wiwit { $from } ngantos telas
valid-on = namung { $date }
valid-between-short = { $from }–{ $until }
valid-from-short = wiwit { $date }

## Wilayah

area =
    { $kind ->
        [village] Désa { $name }
        [urban] Kel. { $name }
        [district] Kec. { $name }
       *[regency] { $name }
    }
area-in-district = { $area }, { $district }
### (?) sakabupatèn: "se-Kabupaten"; utawi "saindenging kabupatèn"?
whole-regency = sakabupatèn

## Kategori

category =
    { $category ->
        [pertanian] Tetanèn
        [peternakan] Peternakan
        [industri] Industri
        [ekraf] Ékonomi kréatif
        [umkm] UMKM
        [pariwisata] Pariwisata
       *[lainnya] Sanèsipun
    }
every-category = sedaya

## Regi

### (?) ukuran: iket, lirang, tundhun, sunduk, "kaping" kanggé "per kali", jrigèn, tangkai, renteng, lan "pertemuan"
unit =
    { $unit ->
        [kg] kg
        [g] g
        [ons] ons
        [kuintal] kwintal
        [ton] ton
        [liter] liter
        [ml] ml
        [meter] mèter
        [cm] cm
        [m2] m²
        [biji] iji
        [buah] iji
        [pcs] pcs
        [butir] butir
        [bungkus] bungkus
        [porsi] porsi
        [mangkok] mangkok
        [gelas] gelas
        [cup] cup
        [botol] botol
        [galon] galon
        [jeriken] jrigèn
        [ember] èmber
        [tabung] tabung
        [toples] toplès
        [kotak] kothak
        [dus] dhus
        [pak] pak
        [paket] pakèt
        [kaleng] kalèng
        [sachet] sachet
        [renteng] renteng
        [bal] bal
        [karung] karung
        [keranjang] kranjang
        [ikat] iket
        [sisir] lirang
        [tandan] tundhun
        [tray] tray
        [papan] papan
        [lonjor] lonjor
        [lembar] lembar
        [potong] potong
        [loyang] loyang
        [tusuk] sunduk
        [pasang] pasang
        [set] sèt
        [lusin] lusin
        [kodi] kodhi
        [rol] rol
        [batang] batang
        [pohon] wit
        [tangkai] tangkai
        [pot] pot
        [polybag] polybag
        [ekor] ékor
        [orang] tiyang
        [anak] laré
        [tim] tim
        [kamar] kamar
        [malam] dalu
        [jam] jam
        [hari] dinten
        [minggu] minggu
        [bulan] wulan
        [tahun] taun
        [kali] kaping
        [rit] rit
        [mobil] mobil
        [trip] trip
        [sesi] sèsi
        [pertemuan] pertemuan
        [km] km
       *[lainnya] ukuran
    }
price-per = { $price }/{ $unit }
price-per-several = { $price }/{ $count } { $unit }
price-for-several = { $price } kanggé { $count }
price-from = wiwit { $price }
price-about = kirang langkung { $price }
price-between = { $min }–{ $max }
price-with-notes = { $price } ({ $notes })
price-was = limrahipun { $price }
price-discount = diskon { $percent }%
price-discount-up-to = diskon dumugi { $percent }%
price-off = potongan { $price }
price-buy-get = tumbas { $buy } gratis { $free }
price-least = paling sekedhik { $count }
price-least-unit = paling sekedhik { $count } { $unit }
### (?) dipunawis: krama saking "dianyang"
price-negotiable = saged dipunawis
price-free = gratis
### (?) saikhlasipun
price-donation = mbayar saikhlasipun

## Salam

### Tanpa asma: nyebat asmanipun tiyang sepuh tanpa Pak utawi Bu punika njangkar.
### Pilihan mawi setunggal cabang njagi variabelipun tetep sami kaliyan locales/id.
greeting =
    { $name ->
       *[any] { $part ->
            [morning] Sugeng énjing.
            [day] Sugeng siyang.
            [afternoon] Sugeng sonten.
           *[night] Sugeng dalu.
        }
    }
greeting-nameless =
    { $part ->
        [morning] Sugeng énjing.
        [day] Sugeng siyang.
        [afternoon] Sugeng sonten.
       *[night] Sugeng dalu.
    }

## Tombol umum (paling panjang 20 huruf)

btn-back = ⬅ Wangsul
btn-cancel = Batal
btn-done = Rampung
btn-yes = Inggih, leres
btn-other = Sanèsipun
btn-menu = Menu
btn-browse = 🔎 Tingali promosi
btn-earlier = ◀
btn-later = ▶
btn-language = 🌐 Basa
btn-register = 🏪 Ndhaptaraken usaha
btn-post = 📣 Damel promosi
btn-redo = ✏️ Leresaken
btn-settings = ⚙️ Setèlan
btn-my-data = 🔐 Data kula
btn-subscription = 🔔 Langganan promosi

## Préntah, kanggé menu Telegram lan /bantuan

command =
    { $command ->
        [menu] wangsul dhateng menu
        [bantuan] caranipun ngginakaken AyoPromo
        [batal] mbatalaken ingkang saweg dipunserat; mirsani konsèp ingkang taksih kasimpen
        [daftar] ndhaptaraken usaha
        [promo] damel promosi
        [usaha] usaha panjenengan
        [promosiku] promosi panjenengan
        [langganan] milih promosi ingkang dipunkersakaken
        [jelajah] mirsani promosi ingkang saweg tayang
        [cari] pados promosi
        [simpanan] promosi ingkang panjenengan simpen
        [bahasa] nggantos basa
        [dataku] mirsani, ngundhuh, utawi mbusak data panjenengan
        [pengaturan] basa, jam kintunan, foto, wara-wara, kèndel sawetawis
        [tanya] pitakèn dhateng kantor Diskominfo
        [kata] tembung ingkang dipuntengeri ing kertu
        [antrean] ingkang nengga dipunputus
       *[siaran] rangkuman dinten punika: cacahipun, kèndel sawetawis, batal, cobi
    }

## Katrangan bot ing Telegram (paling panjang 512 lan 120 huruf)

bot-description =
    AyoPromo, kanal promosi Kabupatèn Wonosobo: promosi usaha warga awujud setunggal pesen saben dinten, namung menawi wonten ingkang énggal. Panjenengan kagungan usaha ing Wonosobo? Mangga dipundhaptaraken lan dipunpromosèkaken, gratis.

    Dipunkelola déning Diskominfo Kabupatèn Wonosobo. Mangga pencèt Mulai.
bot-short-description = Kanal promosi usaha warga Kabupatèn Wonosobo, dipunkelola déning Diskominfo.

## Ingkang saged kalampahan kapan kémawon

cancelled = Sampun dipunbatalaken.
cancelled-draft-kept = Sampun dipunbatalaken. Konsèpipun kasimpen { $days } dinten.
draft-kept = Konsèpipun kasimpen { $days } dinten.
drafts-heading = Konsèp ingkang taksih kasimpen
draft-line = { $number }. { $name }
draft-begun = { $name } · { $moment }
draft-business = Usaha: { $name }
draft-photos = Promosi: { $count } foto
draft-promotion = Promosi: { $title }
draft-subscription = Langganan ingkang dèrèng dipunsimpen
btn-resume = Lajengaken
btn-discard = Busak
btn-resume-numbered = Lajengaken { $number }
btn-discard-numbered = Busak { $number }
nothing-to-cancel = Mboten wonten ingkang prelu dipunbatalaken.
### (?) "kabusak" utawi "kaculaken"
oldest-draft-gone = Paling kathah { $max } konsèp ingkang kasimpen; ingkang paling lami kabusak ({ $name }).
draft-discarded = Konsèpipun sampun kabusak.
draft-gone = Konsèp punika sampun mboten kasimpen malih.
leave-draft = Punika dèrèng rampung. Punapa dipunsimpen dados konsèp, lajeng { $wanted }?
wanted =
    { $command ->
        [menu] wangsul dhateng menu
        [daftar] wiwit ndhaptaraken usaha
        [promo] wiwit damel promosi
        [langganan] ngéwahi langganan
        [cari] pados promosi
       *[dataku] mirsani data panjenengan
    }
btn-leave-draft = Inggih, simpen
btn-stay = Lajengaken ngisi
not-used-yet = Seratan punika dèrèng dipunginakaken. “{ $leave }” nyimpen punika dados konsèp. “{ $stay }” wangsul dhateng pitakènanipun; seratanipun saged dipunkintun malih wonten mrika.
is-it = Maksudipun { $reading }?
not-understood = Nyuwun pangapunten, punika dèrèng saged kula mangertosi.
wrong-kind = Nyuwun pangapunten, kintunan kados makaten dèrèng saged dipunginakaken wonten mriki.
edit-not-read = Pesen ingkang dipunéwahi mboten kawaos. Mangga dipunkintun malih dados pesen énggal.
identity-number-refused = Punika kadosipun NIK. Supados aman, nomer 16 angka mboten dipunsimpen. Mangga dipunserat malih tanpa nomer punika.
stale-button = Tombol punika sampun lami; punika ingkang paling énggal.
### (?) "mboten saged dipunginakaken" utawi "mboten lumampah"
button-over = Tombol punika sampun mboten saged dipunginakaken. Mangga mirsani pesen ingkang paling énggal, utawi ketik /menu.
### (?) dipunénggali
scenes-changed = Nyuwun pangapunten, AyoPromo nembé dipunénggali, pramila ingkang wau dipunserat mboten saged dipunlajengaken. Mangga dipunwiwiti malih.
trouble = Nyuwun pangapunten, sistemipun saweg wonten gangguan. Ingkang sampun dipunisi tetep kasimpen; mangga sekedhap malih dipuncobi. (Nomer gangguan: { $number })
text-empty = Seratanipun kothong. Mangga dipunketik malih.
text-too-long = Seratanipun kepanjangen: { $length } huruf, paling kathah { $max }. Mangga dipunringkes.
