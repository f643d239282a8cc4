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
