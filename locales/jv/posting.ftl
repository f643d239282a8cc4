### Promosi ingkang ambal-ambalan, lan ingkang kawaos saking seratanipun.

## Dinten ingkang ambal-ambalan

every = saben { $days }
every-today = saben { $days }, ugi dinten punika
### (?) salajengipun: "berikutnya"
every-next = saben { $days }, salajengipun { $date }
every-until = { $every }, dumugi { $date }
every-until-short = { $every } dumugi { $date }
every-day = dinten
sunday-alone = { $day }
day-of-month = tanggal { $day }
day-with-pasaran = { $weekday } { $pasaran }
days-from-to = { $from }–{ $until }
days-and = { $days } lan { $last }
digest-today = 📅 Dinten punika

## Jam lan papan

occasion-hours = Jam: { $hours }
### (?) papan: "tempat" acara utawi penawaran
occasion-place = Papan: { $place }
read-hours = jam { $hours }
read-place = wonten ing { $place }
read-photos = { $count } foto
time-open-end = { $from } ngantos rampung
### (?) "kaserat ing seratan"
other-number = Nomer { $said } kaserat ing seratan, nanging tombol “Ngubungi bakul” ngginakaken nomer usahanipun: { $used }.
### (?) "lain dari yang di atas"
said-otherwise = Ing seratan kaserat { $said }, béda kaliyan ingkang ing nginggil. Menawi seratanipun prelu dipunleresaken, mangga pencèt “{ $button }”.
which-promotion-hours = Jamipun ingkang pundi? Mangga dipunpilih, utawi dipunketik kados “jam 8 énjing - 4 sonten”.
btn-without-hours = Tanpa jam
btn-without-place = Tanpa papan

## Seratan sajawinipun pitakènan

what-for = Seratan punika kanggé punapa?
btn-new-post = 📣 Promosi énggal
### (?) "Tambahkan ke teks"
btn-add-to-body = Tambah ing seratan
btn-as-body = Gantos seratan
btn-as-title = Dados judhul
btn-as-price = Dados regi
btn-as-days = Dados tanggal
btn-as-hours = Dados jam
