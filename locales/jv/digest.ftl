### Rangkuman saben dinten lan larikanipun dhaptar promosi.

digest-heading = Rangkuman AyoPromo
digest-ending = ⏳ Badhé rampung
listed = { $number }. { $title } — { $price } · { $business }, { $area } · { $until }
listed-today = { $line } · dinten punika
list-more = … lan { $count } malih
btn-see-all = Tingali sedaya ({ $count })
btn-adjust = ⚙️ Setèlan

sandbox-note = Sapunika { $moment }. Rangkuman ingkang kakintun: { $sent }; tanpa promosi énggal: { $skipped }.
