### Rangkuman harian dan baris-baris daftar promosi.

digest-heading = Rangkuman AyoPromo
digest-ending = ⏳ Segera berakhir
listed = { $number }. { $title } — { $price } · { $business }, { $area } · { $until }
listed-today = { $line } · hari ini
list-more = … dan { $count } lagi
btn-see-all = Lihat semua ({ $count })
btn-adjust = ⚙️ Atur

sandbox-note = Sekarang { $moment }. Rangkuman terkirim: { $sent }; tanpa promosi baru: { $skipped }.
