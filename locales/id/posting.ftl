### Promosi yang berulang, dan yang terbaca dari tulisannya.

## Hari yang berulang

every = tiap { $days }
every-today = tiap { $days }, juga hari ini
every-next = tiap { $days }, berikutnya { $date }
every-until = { $every }, sampai { $date }
every-until-short = { $every } s.d. { $date }
every-day = hari
### Tanpa “hari”, “tiap Minggu” bisa berarti setiap pekan.
sunday-alone = hari { $day }
day-of-month = tanggal { $day }
day-with-pasaran = { $weekday } { $pasaran }
days-from-to = { $from }–{ $until }
days-and = { $days } dan { $last }
digest-today = 📅 Hari ini
