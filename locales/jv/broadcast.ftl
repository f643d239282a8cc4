### Kintunan rangkuman saben dinten, kados dipuntingali lan dipuntata admin ing grup admin (/siaran).

### (?) "kintunan" tumrap siaran; "wara-wara" sampun kanggé pengumuman
broadcast-heading = Kintunan rangkuman · { $day }
### (?) "dipunkèndelaken sawetawis": dijeda
broadcast-paused = ⏸ Dipunkèndelaken sawetawis déning { $by }, { $moment }. Mboten wonten rangkuman ingkang medal ngantos dipunlajengaken.
broadcast-none-until = Dinten punika dèrèng wonten kintunan. Salajengipun wiwit jam { $time }.
broadcast-none-today = Dinten punika sampun mboten wonten ingkang nengga rangkuman.
broadcast-as-of = Kawontenan { $moment }
run-heading = { $time } · { $standing }
### (?) "karantam": direncanakan
run-planned = Karantam { $count }
run-sent = Sampun kakintun { $count }
run-remaining = Dèrèng dipunkintun { $count }
run-failed = Dèrèng kasil { $count }: { $reasons }
### (?) "mboten saged dipundugèni": tidak terjangkau
run-unreachable = Mboten saged dipundugèni { $count }: { $reasons }
run-skipped = Dipunlangkungi { $count }: { $reasons }
run-cancelled = Dipunbatalaken { $count }
### (?) "kalangkungan": terlewat
run-missed = Kalangkungan { $count }: kintunan rampung jam 21.00
run-doubtful = Ing antawisipun { $count } wangsulanipun ical: saged ugi dugi kaping kalih, saged ugi mboten dugi
run-rate = { $rate } saben detik, rata-rata samenit pungkasan
decimal = { $whole },{ $tenths }
standing-done = ✅ rampung
standing-cancelled = 🚫 dipunbatalaken déning { $by }, { $moment }
standing-no-sender = ⚠️ mboten wonten ingkang ngintun wiwit { $moment }; mangga ngubungi operator
standing-no-sender-ever = ⚠️ dèrèng naté wonten ingkang ngintun; mangga ngubungi operator
standing-paused = ⏸ dipunkèndelaken sawetawis
standing-outside-hours = 🌙 sajawining jam kintunan; sisanipun badhé kaétang kalangkungan
standing-planning = 📝 saweg dipunrantam
standing-refused = ⚠️ Telegram nampik bot punika; mangga ngubungi operator
### (?) "kèndel piyambak": berhenti sendiri
standing-silent = ⚠️ kèndel piyambak wiwit { $moment }: Telegram mboten mangsuli; lajeng piyambak menawi sampun dipunwangsuli
standing-in-line = ⏳ nengga kintunan sadèrèngipun
standing-resting = ⏳ nengga: Telegram nyuwun kèndel sekedhap
standing-going = ▶️ saweg dipunkintun
delivery-cause =
    { $cause ->
        [blocked] mblokir bot
        [deactivated] akunipun kabusak
        [never_started] dèrèng naté mbikak bot
        [not_found] akunipun mboten kepanggih
        [kicked] bot dipunwedalaken
        [bad_content] isinipun mboten dipuntampi Telegram
        [refused] dipuntampik Telegram
        [no_answer] wangsulan Telegram mboten dugi
        [missed] jam kintunan sampun rampung
        [cancelled] kintunanipun dipunbatalaken
        [nothing_new] mboten wonten ingkang énggal
       *[emptied] promosinipun sampun mandhap
    }
unreached-reason = { $cause } { $count }
btn-broadcast-pause = ⏸ Kèndel rumiyin
btn-broadcast-resume = ▶ Lajengaken
### (?) "énggali": perbarui; saged dipuntegesi "cepet"
btn-broadcast-refresh = 🔄 Énggali
btn-broadcast-cancel = 🚫 Batal { $time }
btn-unreached = 📋 Dèrèng dugi { $count }
btn-broadcast-test = 🧪 Cobi ing grup
btn-broadcast-look = 📊 Tingali
broadcast-ask-cancel = Punapa kintunan { $time } dipunbatalaken? Ingkang dèrèng dipunkintun ({ $remaining }) mboten badhé dipunkintun dinten punika lan mboten saged dipunwangsulaken; ingkang sampun kakintun ({ $sent }) tetep. Menawi namung badhé kèndel sekedhap, mangga ⏸ dipunpencèt.
btn-broadcast-cancel-surely = 🚫 Inggih, batal
unreached-heading = Dèrèng dugi dinten punika: { $count }
unreached-retry = { $count } saged dipuncobi sepisan malih: sababipun mbokmenawi sampun kapengker. Ingkang mblokir bot utawi akunipun sampun mboten wonten mboten dipuncobi.
unreached-no-retry = Sapunika mboten wonten ingkang saged dipuncobi malih: sababipun tetep, sampun dipuncobi sepisan malih, utawi jam kintunan sampun kapengker.
btn-broadcast-retry = 🔁 Cobi malih { $count }
btn-unreached-file = 📄 Dhaptar (CSV)
unreached-file = Ingkang dèrèng dugi dinten punika: { $count }. Tanpa nami lan tanpa nomer télpon.
file-person = nomer
file-hour = kintunan
file-reason = sabab
file-time = wekdal
file-name-unreached = dereng-dugi
### (?) "cobi": uji
broadcast-test = 🧪 COBI, namung kanggé grup punika. Kados makaten rangkumanipun ingkang langganan saben dinten sakabupatèn menawi dipunkintun sapunika:
broadcast-test-empty = Mboten wonten promosi énggal wiwit kala wingi, pramila mboten wonten ingkang dipunkintun.
btn-test-in =
    { $language ->
        [jv] Basa Jawi
       *[id] Bahasa Indonesia
    }
broadcast-by = { $done } ({ $by }, { $moment })
### (?) "ingkang saweg ing margi": pesen ingkang sampun kakintun nanging dèrèng dipunwangsuli
done-paused = ⏸ Kintunan dipunkèndelaken sawetawis. Ingkang saweg ing margi tetep dugi; sanèsipun nengga ngantos dipunlajengaken ing /siaran. Ingkang dèrèng kakintun jam 21.00 kaétang kalangkungan.
done-resumed = ▶ Kintunan dipunlajengaken.
done-cancelled = 🚫 Kintunan { $time } dipunbatalaken; { $count } mboten saèstu dipunkintun.
done-retried = 🔁 { $count } dipunkintun sepisan malih.
only-admins-broadcast = Kintunan namung kanggé admin grup punika.
held-back = ⏸ Kintunan dipunkèndelaken sawetawis.
paused-before = Sampun dipunkèndelaken sawetawis déning { $by }, { $moment }.
resumed-before = Kintunan mboten saweg dipunkèndelaken.
run-over = Kintunan punika sampun rampung utawi sampun dipunbatalaken.
nothing-to-retry = Mboten wonten ingkang saged dipuncobi malih.
window-over = Jam kintunan dinten punika sampun kapengker.
nobody-unreached = Mboten wonten ingkang dèrèng dugi dinten punika.
broadcast-silent = ⚠️ Kintunan { $time } kèndel piyambak, { $from }: Telegram makaping-kaping mboten mangsuli. Kintunan lajeng piyambak menawi Telegram sampun mangsuli malih; ingkang dèrèng kakintun tetep nengga.
broadcast-was-silent = ⚠️ Kintunan { $time } naté kèndel piyambak, { $from } dumugi { $until }: Telegram mboten mangsuli. Kawontenan sapunika: 📊
