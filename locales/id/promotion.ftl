### Yang dibaca pemilik usaha tentang promosinya sesudah dikirim.

## Daftar

my-promotions-heading = Promosi Anda
my-promotions-page = Halaman { $page } dari { $pages }
my-promotions-none = Belum ada promosi. Yang Anda pasang nanti terlihat di sini.
my-promotion = { $at }. { $number } { $title } · { $business }
promotion-state =
    { $state ->
        [pending] ⏳ sedang diperiksa
        [too_late] ⌛ hari terakhirnya lewat sebelum sempat diperiksa; kirim lagi dengan tanggal baru
        [waits_for_business] ⏳ menunggu usahanya disetujui
        [business_sent_back] ✏️ usahanya belum bisa disetujui; perbaiki usahanya dulu, promosinya tetap tersimpan
        [business_rejected] ❌ usahanya tidak disetujui, jadi promosi ini tidak diperiksa
        [paused] ⏸ usahanya sedang ditutup; menunggu usahanya dibuka lagi
        [approved] ✅ disetujui
        [live] 🟢 tayang
        [expired] ⚪ sudah berakhir
        [needs_correction] ✏️ perlu dibetulkan
        [rejected] ❌ tidak disetujui
        [sold_out] ⚪ habis
        [withdrawn] ⚪ ditarik
       *[retracted] ⛔ diturunkan admin
    }
promotion-state-when = { $state } · { $when }
queue-place-new = nomor { $number } dari { $of }
queue-place = nomor { $number } dari { $of }, menunggu { $age }
approved-from = tayang mulai { $moment }
btn-my-promotions = Promosi saya

## Satu promosi

own-heading = { $number } · { $state }
promotion-not-yours = Promosi itu tidak ada di daftar Anda.
posted-again = { $until } · tayang lagi
first-published = Pertama kali tayang { $date }.
btn-sold-out = Tandai habis
btn-on-sale = Masih ada
btn-extend = Perpanjang { $days } hari
btn-withdraw = Tarik
btn-restore = ↩ Tidak jadi ditarik
btn-post-again = 🔁 Pasang lagi

## Kabar sesudah tombol ditekan

marked-sold-out = Ditandai habis; tidak tayang lagi. Kalau masih ada, tekan “Masih ada”.
marked-on-sale = Tayang lagi.
extended = Diperpanjang sampai { $date }. Isinya tetap, jadi tidak perlu diperiksa lagi.
withdrawn = Ditarik. Isinya tetap tersimpan di sini.
restored = Penarikannya dibatalkan.
ends-as-planned = Baik, selesai sesuai rencana: { $date }.
stands-otherwise = Keadaannya sudah berubah; ini yang terbaru.
extension-from = Masih sampai { $date }, jadi belum perlu diperpanjang. Bisa diperpanjang mulai { $from }.
over-post-again = Hari terakhirnya sudah lewat. Tekan “Pasang lagi”; yang perlu diisi hanya tanggalnya.

## Jangkauan dan akhir masa tayang

reach = Ada di { $delivered } rangkuman · dibuka { $opened } kali · dihubungi { $contacted } kali
ends-tomorrow = Promosi “{ $title }” selesai tayang besok, { $date }. Mau diteruskan?
ends-today = Promosi “{ $title }” selesai tayang hari ini. Mau diteruskan?
btn-let-end = Biarkan selesai
nobody-decided = Mohon maaf, promosi “{ $title }” belum sempat diperiksa sampai hari terakhirnya lewat. Isinya tetap tersimpan: perpanjang supaya tetap diperiksa, atau perbaiki dulu lalu kirim lagi.

## Foto yang dikirim sebagai berkas

file-not-a-picture = Berkas jenis ini belum bisa dipakai. Kirim fotonya sebagai foto biasa, atau sebagai berkas JPEG, PNG, atau WebP.
file-too-big = Fotonya terlalu besar. Kirim sebagai foto biasa; Telegram akan mengecilkannya.
file-unreadable = Berkas itu tidak bisa dibuka sebagai foto. Kirim sebagai foto biasa, atau foto yang lain.
file-away = Fotonya belum bisa diambil. Kirim sekali lagi sebagai foto biasa.
