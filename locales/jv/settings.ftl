### Setèlan: kapan rangkuman dugi, kèndel sawetawis, foto, wara-wara, lan data ingkang kasimpen.

## Wekdal lan wilayahipun langganan

times-daily = Saben dinten jam { $time }
times-weekly = Saben { $day } jam { $time }
btn-daily = Saben dinten
btn-weekly = Seminggu sapisan
next-digest = Rangkuman salajengipun: { $date }, jam { $time }.
next-digest-once-saved = Menawi dipunsimpen, rangkuman salajengipun: { $date }, jam { $time }.
### (?) kèndel sawetawis: "dijeda"
paused = Saweg kèndel sawetawis. Rangkuman salajengipun: { $date }, jam { $time }.
### (?) "dipunlangkungi" (id: dilewati)
paused-skipping = Saweg kèndel sawetawis. Ingkang dipunlangkungi: { $skipped }. Rangkuman salajengipun: { $date }, jam { $time }.
### (?) "dhawah" (id: jatuh)
paused-in-vain = Saweg kèndel sawetawis, nanging mboten wonten rangkuman ingkang dhawah sadèrèngipun wangsul malih. Rangkuman salajengipun: { $date }, jam { $time }.
areas-chosen = Ingkang dipunpilih: { $areas }
areas-more = { $areas } lan { $count } malih
partly = { $name } ({ $count })
subscription-villages = { $district }: sedayanipun, utawi namung désa tartamtu? Mangga dipunpilih, utawi dipunketik naminipun.
### (?) sakecamatan
btn-whole-district = Sakecamatan

## Setèlan

settings-heading = Setèlan
### (?) langsung katingal, menawi dipunkersakaken
settings-photos =
    Foto ing kaca promosi: { $photos ->
        [shown] langsung katingal
       *[asked] menawi dipunkersakaken
    }
settings-announcements =
    Wara-wara wigati saking Pamaréntah Kabupatèn: { $announcements ->
        [welcome] dipunkintun
       *[off] mboten dipunkintun
    }
btn-this-language = 🌐 Basa Jawi
btn-to-subscription = 🔔 Langganan
btn-adjust-hour = 🕖 Jam kintunan
### (?) kèndel rumiyin
btn-pause = ⏸ Kèndel rumiyin
### (?) "langkung dangu" (id: jeda lebih lama)
btn-pause-longer = ⏸ Langkung dangu
btn-unpause = ▶ Lajengaken
btn-photos-shown = 📷 Foto langsung
### (?) menawi kula suwun
btn-photos-asked = 📷 Menawi kula suwun
### (?) wara-wara: nampi utawi mboten
btn-announcements-on = 📢 Nampi malih
btn-announcements-off = 📢 Mboten nampi
settings-hours = Rangkumanipun dipunkintun wiwit jam pinten?
settings-pauses = Kèndel pinten dinten? Sasampunipun punika rangkuman dipunkintun malih kados limrahipun.
btn-pause-days = { $days } dinten

## Rangkuman kapisan ingkang kothong

nothing-new-yet = Dèrèng wonten promosi énggal ingkang cocog kaliyan langganan panjenengan, pramila rangkuman ingkang kapisan punika kothong. Salajengipun namung dipunkintun menawi wonten ingkang énggal.

## Data kula

my-data-contacted = Promosi ingkang panjenengan hubungi: { $count } ({ $days } dinten pungkasan)
my-data-digests = Rangkuman ingkang kakintun: { $count } ({ $days } dinten pungkasan)
my-data-agreed = Sarujuk datanipun dipunsimpen: { $date }
my-data-agreed-as-owner = Sarujuk minangka ingkang kagungan usaha: { $date }
btn-download = ⬇ Undhuh (JSON)
btn-correct = ✏️ Leresaken
btn-my-businesses = 🏪 Usaha kula
### (?) aplikasi tèks
data-file = Sedaya ingkang kasimpen bab panjenengan, dumugi { $date }. Berkas punika saged dipunbikak mawi aplikasi tèks.
### (?) asma ngetut akun Telegram
correcting = Asma panjenengan sami kaliyan akun Telegram: mangga dipungantos ing Telegram, lajeng nyerat punapa kémawon wonten mriki. Basa lan langganan wonten ing /pengaturan, data usaha wonten ing /usaha. Sanèsipun dipunleresaken menawi panjenengan nyuwun lumantar /tanya.

## Grup lan topik forum

room-welcome = AyoPromo ngintun promosi usaha warga Wonosobo dhateng grup punika menawi dipunsuwun adminipun: setunggal pesen, namung menawi wonten ingkang énggal. Admin grup saged miwiti mawi /langganan. Chat ing grup mboten dipunwaos lan mboten dipunsimpen.
room-offer = Promosi kanggé grup punika: setunggal pesen, namung menawi wonten ingkang énggal. Dipunatur déning admin grup.
room-subscribed = Langgananipun grup punika, dipunatur déning adminipun:
room-stopped = Langgananipun grup punika sampun dipunkèndelaken; pilihanipun tetep kasimpen.
room-areas = Kecamatan pundi kémawon? Tanpa pilihan ateges sakabupatèn.
room-villages = { $district }: sedayanipun, utawi namung désa tartamtu?
only-room-admins = Namung admin grup punika ingkang saged ngatur.
room-only-in-private = Ing grup namung wonten /langganan, kanggé adminipun. Sanèsipun wonten ing chat pribadi kaliyan bot punika.

## Pitakènan dhateng kantor

### (?) dipunpencèt
office-offer = Badhé pitakèn dhateng Diskominfo? Mangga tombol ing ngandhap dipunpencèt, lajeng pitakènanipun dipunserat.
btn-ask-office = ❓ Pitakèn Diskominfo
### (?) pitakèn: krama lugu; "nyuwun pirsa" ngandhapaken pangguna
ask-office = Badhé pitakèn punapa? Mangga dipunserat dados setunggal pesen. Diskominfo mangsuli wonten mriki, limrahipun ing dinten kerja.
office-sent = Sampun kakintun ({ $number }). Wangsulanipun badhé dugi wonten mriki, limrahipun ing dinten kerja.
office-enough = Dinten punika sampun { $max } pitakènan. Salajengipun saged dipunkintun wiwit { $date }.
office-answer = Wangsulanipun Diskominfo dhateng pitakènan panjenengan:
office-question = ❓ Pitakènan { $number } saking { $name }
office-question-how = Mangga pesen punika dipunwangsuli mawi “Balas”; wangsulanipun dipunkintun dhateng ingkang pitakèn.
office-answered = Wangsulan { $number } sampun kakintun dhateng ingkang pitakèn.
office-answered-before = { $number } sampun dipunwangsuli { $by }; seratan punika mboten dipunkintun.
