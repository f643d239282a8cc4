### Siaran rangkuman harian, seperti dilihat dan diatur admin di grup admin (/siaran).

broadcast-heading = Siaran rangkuman · { $day }
broadcast-paused = ⏸ Dijeda { $by }, { $moment }. Tidak ada rangkuman yang keluar sampai dilanjutkan.
broadcast-none-until = Hari ini belum ada siaran. Yang berikutnya mulai pukul { $time }.
broadcast-none-today = Hari ini tidak ada lagi pelanggan yang menunggu rangkuman.
broadcast-as-of = Keadaan { $moment }
run-heading = { $time } · { $standing }
run-planned = Direncanakan { $count }
run-sent = Terkirim { $count }
run-remaining = Belum dikirim { $count }
run-failed = Gagal { $count }: { $reasons }
run-unreachable = Tidak terjangkau { $count }: { $reasons }
run-skipped = Dilewati { $count }: { $reasons }
run-cancelled = Dibatalkan { $count }
run-missed = Terlewat { $count }: pengiriman berakhir pukul 21.00
run-doubtful = Di antaranya { $count } yang jawabannya hilang: mungkin sampai dua kali, mungkin tidak sampai
run-rate = { $rate } per detik, rata-rata semenit terakhir
decimal = { $whole },{ $tenths }
standing-done = ✅ selesai
standing-cancelled = 🚫 dibatalkan { $by }, { $moment }
standing-no-sender = ⚠️ tidak ada pengirim yang bekerja sejak { $moment }; hubungi operator
standing-no-sender-ever = ⚠️ belum pernah ada pengirim yang bekerja; hubungi operator
standing-paused = ⏸ dijeda
standing-outside-hours = 🌙 di luar jam kirim; sisanya akan dihitung terlewat
standing-planning = 📝 sedang disusun
standing-refused = ⚠️ Telegram menolak bot ini; hubungi operator
standing-silent = ⚠️ berhenti sendiri sejak { $moment }: Telegram tidak menjawab; lanjut sendiri begitu dijawab
standing-in-line = ⏳ menunggu siaran sebelumnya
standing-resting = ⏳ menunggu: Telegram meminta jeda sebentar
standing-going = ▶️ sedang dikirim
delivery-cause =
    { $cause ->
        [blocked] memblokir bot
        [deactivated] akunnya dihapus
        [never_started] belum pernah membuka bot
        [not_found] akunnya tidak ditemukan
        [kicked] bot dikeluarkan
        [bad_content] isinya tidak diterima Telegram
        [refused] ditolak Telegram
        [no_answer] jawaban Telegram tidak datang
        [missed] jam kirim sudah berakhir
        [cancelled] siarannya dibatalkan
        [nothing_new] tidak ada yang baru
       *[emptied] promosinya keburu turun
    }
unreached-reason = { $cause } { $count }
btn-broadcast-pause = ⏸ Jeda
btn-broadcast-resume = ▶ Lanjutkan
btn-broadcast-refresh = 🔄 Perbarui
btn-broadcast-cancel = 🚫 Batal { $time }
btn-unreached = 📋 Tak sampai { $count }
btn-broadcast-test = 🧪 Uji di grup ini
btn-broadcast-look = 📊 Lihat siaran
broadcast-ask-cancel = Batalkan siaran { $time }? Yang belum dikirim ({ $remaining }) tidak akan dikirim hari ini dan tidak bisa dikembalikan; yang sudah terkirim ({ $sent }) tetap. Kalau hanya ingin berhenti dulu, pakai ⏸ Jeda.
btn-broadcast-cancel-surely = 🚫 Ya, batalkan
unreached-heading = Tidak sampai hari ini: { $count }
unreached-retry = { $count } bisa dicoba sekali lagi: sebabnya mungkin sudah lewat. Yang memblokir bot atau akunnya sudah tidak ada tidak dicoba.
unreached-no-retry = Tidak ada yang bisa dicoba lagi sekarang: sebabnya menetap, sudah dicoba sekali lagi, atau jam kirim sudah lewat.
btn-broadcast-retry = 🔁 Coba lagi { $count }
btn-unreached-file = 📄 Daftar (CSV)
unreached-file = Yang tidak sampai hari ini: { $count }. Tanpa nama dan tanpa nomor telepon.
file-person = nomor
file-hour = siaran
file-reason = sebab
file-time = waktu
file-name-unreached = tidak-sampai
broadcast-test = 🧪 UJI, hanya untuk grup ini. Begini rangkuman pelanggan harian se-kabupaten kalau dikirim sekarang:
broadcast-test-empty = Tidak ada promosi baru sejak kemarin, jadi tidak ada yang dikirim.
btn-test-in =
    { $language ->
        [jv] Basa Jawi
       *[id] Bahasa Indonesia
    }
broadcast-by = { $done } ({ $by }, { $moment })
done-paused = ⏸ Siaran dijeda. Yang sedang di jalan tetap sampai; selebihnya menunggu sampai dilanjutkan di /siaran. Yang belum terkirim pukul 21.00 dihitung terlewat.
done-resumed = ▶ Siaran dilanjutkan.
done-cancelled = 🚫 Siaran { $time } dibatalkan; { $count } tidak jadi dikirim.
done-retried = 🔁 { $count } dikirim sekali lagi.
only-admins-broadcast = Siaran hanya untuk admin grup ini.
held-back = ⏸ Siaran dijeda.
paused-before = Sudah dijeda { $by }, { $moment }.
resumed-before = Siaran tidak sedang dijeda.
run-over = Siaran itu sudah selesai atau sudah dibatalkan.
nothing-to-retry = Tidak ada yang bisa dicoba lagi.
window-over = Jam kirim hari ini sudah lewat.
nobody-unreached = Tidak ada yang tidak sampai hari ini.
broadcast-silent = ⚠️ Siaran { $time } berhenti sendiri, { $from }: Telegram berulang kali tidak menjawab. Siaran lanjut sendiri begitu Telegram menjawab lagi; yang belum terkirim tetap menunggu.
broadcast-was-silent = ⚠️ Siaran { $time } sempat berhenti sendiri, { $from } sampai { $until }: Telegram tidak menjawab. Keadaan sekarang: 📊
