### Ingkang dipunwaos warga: tetepangan, privasi, langganan, ningali promosi.

## Tetepangan

introduction = Punika AyoPromo: promosi usaha warga Wonosobo, sedinten sapisan ing Telegram.
pick-language = Mangga dipunpilih basanipun
language-set = Wiwit sapunika AyoPromo ngginakaken Basa Jawi.
menu = Panjenengan ngersakaken punapa?
help-heading = Ingkang saged dipuntindakaken
help-line = /{ $command } – { $description }
help-disclaimer =
    Promosi dipunpriksa admin sadèrèngipun tayang, nanging Pamaréntah Kabupatèn mboten njamin saénipun barang lan jasanipun. Sadé tinumbasipun langsung antawisipun panjenengan lan ingkang sadé; AyoPromo mboten nampi pambayaran.
    Barangipun mboten cocog? Mangga matur rumiyin dhateng ingkang sadé. Menawi dèrèng rampung, mangga matur dhateng Diskominfo Kabupatèn Wonosobo utawi lumantar lapor.go.id.

## Privasi

### (?) asma ing Telegram: ingkang kasimpen namung "nama depan" saking akun Telegram
### (?) ingkang panjenengan hubungi
privacy-short =
    Ingkang dipunsimpen Diskominfo Kabupatèn Wonosobo: nomer akun lan asma panjenengan ing Telegram, basa, langganan, lan promosi ingkang panjenengan bikak, simpen, hubungi, utawi laporaken. Ingkang mboten naté dipunsimpen: NIK utawi isinipun chat sanès.
    Pesenipun lumantar server Telegram ing manca nagari. Mirsani, ngundhuh, utawi mbusak data saged kapan kémawon: /dataku
privacy-to-save = Supados promosinipun saged dipunsimpen, nyuwun sarujuk panjenengan rumiyin.
privacy-to-report = Supados saged lapor, nyuwun sarujuk panjenengan rumiyin.
privacy-who-heading = Sinten
### (?) pengendali data, kabotan
privacy-who = Diskominfo Kabupatèn Wonosobo, pengendali data AyoPromo, adhedhasar sarujuk panjenengan (UU 27/2022). Pitakènan lan kabotan: kantor Diskominfo Kabupatèn Wonosobo.
privacy-what-heading = Punapa ingkang dipunsimpen
### (?) "seratan laporanipun", "undanganipun"
privacy-what = Nomer akun lan asma panjenengan ing Telegram, basa, wekdal panjenengan sarujuk, langganan lan pengaturan, kintunan rangkuman, promosi ingkang panjenengan bikak, simpen, hubungi, utawi laporaken (kaliyan seratan laporanipun), pitakènan dhateng kantor sarta wangsulanipun, lan seratan ingkang dèrèng rampung. Saking ingkang kagungan lan ingkang ngopèni usaha ugi: data usaha, nomer kontak, foto, titik peta, promosi, sinten ingkang ngopèni, undanganipun, lan cathetan putusanipun admin sarta éwah-éwahan. NIK mboten naté dipunsimpen.
privacy-why-heading = Kanggé punapa
privacy-why = Ngintun rangkuman ingkang panjenengan kersakaken, mriksa lan nayangaken promosi, sarta ngétang promosi pundi ingkang dipunremeni. Mboten dipunsadé lan mboten dipunginakaken kanggé bab sanès.
privacy-public-heading = Ingkang saged dipuntingali umum
privacy-public = Namung usaha lan promosinipun: nami usaha, désa utawi kelurahan, katrangan, lan nomer kontak usaha. Asma ingkang kagungan usaha mboten.
privacy-long-heading = Pinten dangunipun
privacy-long = Konsèp { $drafts } dinten, cathetan minat { $interests } dinten, cathetan kintunan lan undangan ngopèni usaha { $deliveries } dinten, nomer pesen ingkang sampun dipunwaos { $updates } jam, pitakènan dhateng kantor { $questions } dinten, promosi ingkang sampun rampung { $promotions } wulan, cathetan putusan 5 taun tanpa asma panjenengan. Sanèsipun kasimpen ngantos panjenengan busak.
### (?) dipunblokir, kabusak
privacy-gone = Menawi bot dipunblokir ngantos { $blocked } wulan, utawi akun Telegram sampun { $deactivated } dinten kabusak, sedaya data dipunbusak.
privacy-rights-heading = Hak panjenengan
### (?) mbatalaken sarujuk
privacy-rights = Mirsani, ngundhuh, lan mbusak data: /dataku. Mbusak data ateges ugi mbatalaken sarujuk. Nggantos pilihan: /pengaturan; menawi wonten bab sanès ingkang kedah dipunleresaken, mangga ngubungi Diskominfo.
privacy-abroad-heading = Server ing manca nagari
privacy-abroad = Pesen ing Telegram lumantar server Telegram lan kasimpen wonten ing manca nagari.
privacy-languages = Menawi seratan Jawi lan Indonesia mboten sami, ingkang dipunginakaken seratan Basa Indonesia.
btn-agree = Sarujuk, wiwit
btn-not-now = Mboten rumiyin
btn-read-notice = Waos jangkep
btn-read-and-agree = Waos & sarujuk
without-consent = Mboten dados punapa; mboten wonten ingkang dipunsimpen. Promosi tetep saged dipunpirsani.

## Data kula

my-data-heading = Ingkang kasimpen bab panjenengan
my-data-name = Asma ing Telegram: { $name }
my-data-language = Basa: { $language }
my-data-subscription = Langganan: { $categories } · { $areas } · { $times } WIB
my-data-no-subscription = Langganan: mboten wonten
my-data-owner = Usaha: { $businesses } · Promosi: { $promotions }
my-data-more = Kasimpen ugi: nomer akun Telegram, promosi ingkang panjenengan bikak, simpen, utawi laporaken, lan salebetipun { $hours } jam nomer pesen ingkang sampun dipunwangsuli. Isinipun usaha lan promosi: /usaha lan /promosiku
btn-erase = Busak data kula
### (?) "langkung saking kalih dinten": umuripun foto ing grup
### (?) pindhah dhateng piyambakipun: "beralih kepadanya"
erase-ask = Sedaya data, usaha, lan promosi panjenengan badhé dipunbusak lan mboten saged dipunwangsulaken, kejawi menawi usahanipun wonten ingkang tumut ngopèni: usaha punika pindhah dhateng piyambakipun. Cathetan putusan admin tetep wonten, tanpa asma panjenengan; foto ing grup admin ingkang langkung saking kalih dinten namung saged dipunbusak adminipun. Punapa saèstu badhé dipunbusak?
btn-erase-yes = Inggih, busak
btn-erase-no = Mboten saèstu
erased = Data panjenengan sampun kabusak. Matur nuwun sampun naté ngginakaken AyoPromo.

## Langganan

subscription-offer = Setunggal pesen saben dinten, namung menawi wonten ingkang énggal.
subscription-saved = Langganan panjenengan:
subscription-unsaved = Langganan panjenengan, dèrèng dipunsimpen:
### (?) "ingkang dipunginakaken tetep" (id: yang berlaku tetap)
subscription-in-force = Sadèrèngipun dipunsimpen, ingkang dipunginakaken tetep: { $categories } · { $areas } · { $times }.
subscription-summary = Kategori: { $categories } · Wilayah: { $areas } · { $times }
subscription-categories = Kategori punapa kémawon? Tanpa pilihan ateges sedaya.
subscription-areas = Kecamatan pundi kémawon? Mangga dipunpilih, utawi dipunketik nami kecamatan utawi désanipun. Tanpa pilihan ateges sakabupatèn.
subscription-times = Saben dinten punapa seminggu sapisan? Wiwit jam pinten?
subscription-changed = Langgananipun sampun dipunéwahi. Rangkuman salajengipun: { $date }, jam { $time }.
subscribed = Sampun kacathet. Rangkuman ingkang kapisan: { $date }, jam { $time }.
subscribed-again = Sampun kacathet. Rangkuman salajengipun: { $date }, jam { $time }.
unsubscribed = Langgananipun sampun dipunkèndelaken; mboten wonten rangkuman ingkang dipunkintun malih.
btn-start = ✅ Wiwit
btn-save = ✅ Simpen
### (?) "Pilihan dipunbusak": buang pilihan
btn-drop-choices = ↩ Busak pilihan
category-included = { $category } sampun kalebet.
btn-categories = Kategori
btn-areas = Wilayah
btn-hour = Wekdal
btn-stop = 🔕 Batal langganan
btn-again = 🔔 Langganan malih
btn-whole-regency = Sakabupatèn
btn-live = Tingali sedaya ({ $count })
chosen = ✓ { $name }

## Ningali promosi

live-heading = Saweg tayang: { $count }
live-page = Kaca { $page } saking { $pages }
nothing-live = Dèrèng wonten promosi ingkang saweg tayang.
page-price = { $price } · { $until }
page-business = { $business } · { $area }
page-place-open = { $area } · { $hours }
page-phone = Nomer: { $phone }
page-gone = Promosi punika sampun mboten tayang.
### (?) "mboten wonten ing AyoPromo"
business-gone = Usaha punika mboten wonten ing AyoPromo, utawi dèrèng dipunsarujuki.
photos-unavailable = Fotonipun sapunika dèrèng saged dipunpirsani.
### (?) bakul: cekak kanggé "ingkang sadé", ugi kanggé jasa lan panginepan?
btn-contact = 💬 Ngubungi bakul
btn-whatsapp = Bikak WhatsApp
btn-copy-number = Salin nomer
btn-photos = 📷 Foto
### (?) Nuwun sèwu minangka pambuka dhateng ingkang sadé
whatsapp-hello = Nuwun sèwu, kula ningali promosi “{ $title }” ing AyoPromo.
