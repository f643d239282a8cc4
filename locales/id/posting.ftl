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

## Jam dan tempat

occasion-hours = Jam: { $hours }
occasion-place = Tempat: { $place }
read-hours = jam { $hours }
read-place = di { $place }
read-photos = { $count } foto
time-open-end = { $from } sampai selesai
other-number = Nomor { $said } tertulis di teks, tetapi tombol “Hubungi penjual” memakai nomor usaha: { $used }.
said-otherwise = Di teks tertulis { $said }, lain dari yang di atas. Kalau teksnya perlu dibetulkan, tekan “{ $button }”.
which-promotion-hours = Jamnya yang mana? Pilih, atau ketik seperti “jam 8 pagi - 4 sore”.
btn-without-hours = Tanpa jam
btn-without-place = Tanpa tempat

## Tulisan di luar pertanyaan

what-for = Tulisan ini untuk apa?
btn-new-post = 📣 Promosi baru
btn-add-to-body = Tambahkan ke teks
btn-as-body = Ganti teks
btn-as-title = Jadikan judul
btn-as-price = Jadikan harga
btn-as-days = Jadikan tanggal
btn-as-hours = Jadikan jam
