### Perubahan promosi yang sudah disetujui: yang dibaca pemiliknya dan admin.

## Halaman promosi sendiri

btn-revise = ✏️ Ubah
btn-revision-restore = ↩ Tidak jadi batal
btn-revision-open = Buka promosinya
revision-part =
    { $part ->
        [title] Judul
        [price] Harga
        [days] Tanggal
        [hours] Jam
        [place] Tempat
        [body] Teks
       *[photos] Foto
    }
revision-waits = ⏳ Perubahan sedang diperiksa, { $place }: { $parts }. Yang tampil masih yang lama.
revision-gone = Perubahan yang menunggu ikut berhenti, karena promosinya sudah tidak tayang.
revision-mark =
    { $state ->
        [waits] ✏️ perubahannya sedang diperiksa
        [refused] ❌ perubahannya tidak disetujui
       *[turned_down] ✏️ perubahannya belum bisa disetujui
    }
revision-preview-ask = Di atas ini tampilannya nanti. Yang sudah tayang tetap tayang sampai perubahan ini dibaca dan disetujui admin.
revision-meanwhile = Berubah sementara itu: { $said }. Kalau dikirim, yang dipakai tulisan Anda yang di atas.
revision-now = { $part } { $said }
revision-nothing-new = Tidak ada yang berubah, jadi tidak ada yang dikirim.
revision-ends-earlier = Tersimpan: tayang sampai { $date }. Ini tidak perlu diperiksa lagi.
revision-restored = Tidak jadi dibatalkan. Perubahannya masih ada di sini.

## Keputusan

revision-approved = Perubahan promosi “{ $title }” sudah disetujui.
revision-approved-live = Perubahan promosi “{ $title }” sudah disetujui dan sekarang tayang.
revision-turned-down = Perubahan promosi “{ $title }” belum bisa disetujui. Yang lama tetap berlaku.
revision-refused = Perubahan promosi “{ $title }” tidak bisa disetujui. Yang lama tetap berlaku.

## Kartu di grup admin

card-revision = 🔁 Perubahan promosi yang sudah disetujui: { $parts }
card-revision-part = { $part }: { $was } → { $to }
card-revision-unsaid = tidak disebut
card-revision-body = Teks sekarang:
card-revision-body-to = Teks baru:
card-revision-photos = 📷 { $was } foto → { $to } foto
card-revision-gone = ⌛ Promosinya sudah tidak tayang, jadi perubahan ini ikut selesai.
