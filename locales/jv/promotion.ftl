### Ingkang dipunwaos ingkang kagungan usaha bab promosinipun sasampunipun dipunkintun.

## Dhaptar

my-promotions-heading = Promosi panjenengan
my-promotions-page = Kaca { $page } saking { $pages }
my-promotions-none = Dèrèng wonten promosi. Ingkang panjenengan damel mangké katingal wonten mriki.
my-promotion = { $at }. { $number } { $title } · { $business }
promotion-state =
    { $state ->
        [pending] ⏳ saweg dipunpriksa
        [too_late] ⌛ dinten pungkasanipun kapengker sadèrèngipun dipunpriksa; mangga dipunkintun malih mawi tanggal énggal
        [waits_for_business] ⏳ nengga usahanipun dipunsarujuki
        [business_sent_back] ✏️ usahanipun dèrèng saged dipunsarujuki; mangga usahanipun dipunleresaken rumiyin, promosinipun tetep kasimpen
        [business_rejected] ❌ usahanipun mboten dipunsarujuki, pramila promosi punika mboten dipunpriksa
        [paused] ⏸ usahanipun saweg dipuntutup; nengga usahanipun dipunbikak malih
        [approved] ✅ sampun dipunsarujuki
        [live] 🟢 tayang
        [expired] ⚪ sampun rampung
        [needs_correction] ✏️ prelu dipunleresaken
        [rejected] ❌ mboten dipunsarujuki
        [sold_out] ⚪ telas
        [withdrawn] ⚪ sampun dipuntarik
       *[retracted] ⛔ dipuntarik déning admin
    }
promotion-state-when = { $state } · { $when }
queue-place-new = nomer { $number } saking { $of }
queue-place = nomer { $number } saking { $of }, sampun nengga { $age }
approved-from = tayang wiwit { $moment }
btn-my-promotions = Promosi kula

## Setunggal promosi

own-heading = { $number } · { $state }
promotion-not-yours = Promosi punika mboten wonten ing dhaptar panjenengan.
posted-again = { $until } · tayang malih
first-published = Tayang kapisanan { $date }.
### (?) tandhani: "tandai"
btn-sold-out = Tandhani telas
btn-on-sale = Taksih wonten
### (?) "tambah dinten" kanggé "perpanjang"
btn-extend = Tambah { $days } dinten
btn-withdraw = Tarik
btn-restore = ↩ Mboten saèstu
btn-post-again = 🔁 Tayang malih

## Kabar sasampunipun tombol dipunpencèt

marked-sold-out = Sampun dipuntandhani telas; sapunika mboten tayang. Menawi taksih wonten, mangga pencèt “Taksih wonten”.
marked-on-sale = Sampun tayang malih.
extended = Sampun dipunpanjangaken dumugi { $date }. Isinipun tetep, pramila mboten prelu dipunpriksa malih.
withdrawn = Sampun dipuntarik. Isinipun tetep kasimpen wonten mriki.
restored = Mboten saèstu dipuntarik.
ends-as-planned = Inggih, rampung miturut rencana: { $date }.
stands-otherwise = Kawontenanipun sampun éwah; punika ingkang paling énggal.
extension-from = Taksih dumugi { $date }, pramila dèrèng prelu dipunpanjangaken. Saged dipunpanjangaken wiwit { $from }.
over-post-again = Dinten pungkasanipun sampun kapengker. Mangga pencèt “Tayang malih”; ingkang dipunisi namung tanggalipun.

## Jangkauan lan pungkasanipun promosi

### (?) dipunhubungi
reach = Wonten ing { $delivered } rangkuman · dipunbikak kaping { $opened } · dipunhubungi kaping { $contacted }
ends-tomorrow = Promosi “{ $title }” rampung mbénjing, { $date }. Punapa badhé dipunlajengaken?
ends-today = Promosi “{ $title }” rampung dinten punika. Punapa badhé dipunlajengaken?
btn-let-end = Mboten prelu
nobody-decided = Nyuwun pangapunten, promosi “{ $title }” dèrèng ngantos dipunpriksa nalika dinten pungkasanipun kapengker. Isinipun tetep kasimpen: mangga dipuntambah dintenipun supados tetep dipunpriksa, utawi dipunleresaken rumiyin lajeng dipunkintun malih.

## Foto ingkang dipunkintun awujud berkas

file-not-a-picture = Berkas kados makaten dèrèng saged dipunginakaken. Mangga fotonipun dipunkintun dados foto limrah, utawi berkas JPEG, PNG, utawi WebP.
file-too-big = Fotonipun ageng sanget. Mangga dipunkintun dados foto limrah; mangké dipunalitaken déning Telegram.
file-unreadable = Berkas punika dèrèng saged dipunbikak dados foto. Mangga dipunkintun dados foto limrah, utawi foto sanèsipun.
file-away = Fotonipun dèrèng saged dipunpendhet. Mangga dipunkintun malih dados foto limrah.
