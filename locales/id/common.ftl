### Kata yang dipakai di mana-mana: hari, wilayah, kategori, harga, tombol umum.
### Semua teks di sini polos: tanda < dan & boleh ditulis apa adanya, huruf tebal diatur oleh tampilan.
### Berkas, kunci, dan variabel sama persis di locales/jv.

this-language = Bahasa Indonesia

## Hari dan waktu (1 = Senin … 7 = Minggu; 0 = Legi … 4 = Kliwon)

weekday =
    { $day ->
        [1] Senin
        [2] Selasa
        [3] Rabu
        [4] Kamis
        [5] Jumat
        [6] Sabtu
       *[7] Minggu
    }
pasaran =
    { $pasaran ->
        [0] Legi
        [1] Pahing
        [2] Pon
        [3] Wage
       *[4] Kliwon
    }
month =
    { $month ->
        [1] Januari
        [2] Februari
        [3] Maret
        [4] April
        [5] Mei
        [6] Juni
        [7] Juli
        [8] Agustus
        [9] September
        [10] Oktober
        [11] November
       *[12] Desember
    }
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] Mei
        [6] Jun
        [7] Jul
        [8] Agu
        [9] Sep
        [10] Okt
        [11] Nov
       *[12] Des
    }
date-of-year = { $day } { $month } { $year }
date-of-month = { $day } { $month }
date-with-weton = { $weekday } { $pasaran }, { $date }
date-with-weekday = { $weekday }, { $date }
moment = { $date }, pukul { $time }
moment-today = hari ini pukul { $time }
stamp = { $date } { $time }
age-now = baru saja
age-minutes = { $count } menit
age-hours = { $count } jam
age-days = { $count } hari

## Masa berlaku

until-day = sampai { $date }
until-sold-out = sampai habis
until-short = s.d. { $date }
valid-between = { $from } sampai { $until }
valid-from = mulai { $from } sampai habis
valid-on = hanya { $date }
valid-between-short = { $from }–{ $until }
valid-from-short = mulai { $date }

## Wilayah

area =
    { $kind ->
        [village] Desa { $name }
        [urban] Kel. { $name }
        [district] Kec. { $name }
       *[regency] { $name }
    }
area-in-district = { $area }, { $district }
whole-regency = se-Kabupaten

## Kategori

category =
    { $category ->
        [pertanian] Pertanian
        [peternakan] Peternakan
        [industri] Industri
        [ekraf] Ekonomi kreatif
        [umkm] UMKM
        [pariwisata] Pariwisata
       *[lainnya] Lainnya
    }
every-category = semua

## Harga

unit =
    { $unit ->
        [kg] kg
        [g] g
        [ons] ons
        [kuintal] kuintal
        [ton] ton
        [liter] liter
        [ml] ml
        [meter] meter
        [cm] cm
        [m2] m²
        [biji] biji
        [buah] buah
        [pcs] pcs
        [butir] butir
        [bungkus] bungkus
        [porsi] porsi
        [mangkok] mangkok
        [gelas] gelas
        [cup] cup
        [botol] botol
        [galon] galon
        [jeriken] jeriken
        [ember] ember
        [tabung] tabung
        [toples] toples
        [kotak] kotak
        [dus] dus
        [pak] pak
        [paket] paket
        [kaleng] kaleng
        [sachet] sachet
        [renteng] renteng
        [bal] bal
        [karung] karung
        [keranjang] keranjang
        [ikat] ikat
        [sisir] sisir
        [tandan] tandan
        [tray] tray
        [papan] papan
        [lonjor] lonjor
        [lembar] lembar
        [potong] potong
        [loyang] loyang
        [tusuk] tusuk
        [pasang] pasang
        [set] set
        [lusin] lusin
        [kodi] kodi
        [rol] rol
        [batang] batang
        [pohon] pohon
        [tangkai] tangkai
        [pot] pot
        [polybag] polybag
        [ekor] ekor
        [orang] orang
        [anak] anak
        [tim] tim
        [kamar] kamar
        [malam] malam
        [jam] jam
        [hari] hari
        [minggu] minggu
        [bulan] bulan
        [tahun] tahun
        [kali] kali
        [rit] rit
        [mobil] mobil
        [trip] trip
        [sesi] sesi
        [pertemuan] pertemuan
        [km] km
       *[lainnya] satuan
    }
price-per = { $price }/{ $unit }
price-per-several = { $price }/{ $count } { $unit }
price-for-several = { $price } untuk { $count }
price-from = mulai { $price }
price-about = sekitar { $price }
price-between = { $min }–{ $max }
price-with-notes = { $price } ({ $notes })
price-was = biasanya { $price }
price-discount = diskon { $percent }%
price-discount-up-to = diskon sampai { $percent }%
price-off = potongan { $price }
price-buy-get = beli { $buy } gratis { $free }
price-least = minimal { $count }
price-least-unit = minimal { $count } { $unit }
price-negotiable = bisa nego
price-free = gratis
price-donation = bayar seikhlasnya

## Salam

greeting =
    { $part ->
        [morning] Selamat pagi, { $name }.
        [day] Selamat siang, { $name }.
        [afternoon] Selamat sore, { $name }.
       *[night] Selamat malam, { $name }.
    }
greeting-nameless =
    { $part ->
        [morning] Selamat pagi.
        [day] Selamat siang.
        [afternoon] Selamat sore.
       *[night] Selamat malam.
    }

## Tombol umum (paling panjang 20 huruf)

btn-back = ⬅ Kembali
btn-cancel = Batal
btn-done = Selesai
btn-yes = Ya, benar
btn-other = Lainnya
btn-menu = Menu
btn-browse = 🔎 Lihat promosi
btn-earlier = ◀
btn-later = ▶
btn-language = 🌐 Bahasa
btn-register = 🏪 Daftarkan usaha
btn-post = 📣 Pasang promosi
btn-redo = ✏️ Perbaiki
btn-settings = ⚙️ Pengaturan
btn-my-data = 🔐 Data saya
btn-subscription = 🔔 Langganan promosi

## Perintah, untuk menu Telegram dan /bantuan

command =
    { $command ->
        [menu] menu utama
        [bantuan] cara memakai AyoPromo
        [batal] menghentikan isian; melihat konsep yang masih disimpan
        [daftar] mendaftarkan usaha
        [promo] memasang promosi
        [usaha] usaha Anda
        [promosiku] promosi Anda
        [langganan] memilih promosi yang ingin diterima
        [jelajah] melihat promosi yang sedang tayang
        [cari] mencari promosi
        [simpanan] promosi yang Anda simpan
        [bahasa] mengganti bahasa
        [dataku] melihat, mengunduh, atau menghapus data Anda
        [pengaturan] bahasa, jam kirim, foto, pengumuman, jeda
        [tanya] bertanya kepada kantor Diskominfo
        [kata] kata yang ditandai di kartu
        [antrean] yang menunggu diputuskan
       *[siaran] rangkuman hari ini: angka, jeda, batal, uji
    }

## Keterangan bot di Telegram (paling panjang 512 dan 120 huruf)

bot-description =
    AyoPromo, kanal promosi Kabupaten Wonosobo: promosi usaha warga dalam satu pesan ringan sehari, hanya bila ada yang baru. Punya usaha di Wonosobo? Daftarkan dan pasang promosinya, gratis.

    Dikelola Diskominfo Kabupaten Wonosobo. Tekan Mulai.
bot-short-description = Kanal promosi usaha warga Kabupaten Wonosobo, dikelola Diskominfo.

## Yang bisa terjadi kapan saja

cancelled = Dibatalkan.
cancelled-draft-kept = Dibatalkan. Konsepnya disimpan { $days } hari.
draft-kept = Konsepnya disimpan { $days } hari.
drafts-heading = Konsep yang masih disimpan
draft-line = { $number }. { $name }
draft-begun = { $name } · { $moment }
draft-business = Usaha: { $name }
draft-photos = Promosi: { $count } foto
draft-promotion = Promosi: { $title }
draft-subscription = Langganan yang belum disimpan
btn-resume = Lanjutkan
btn-discard = Buang
btn-resume-numbered = Lanjutkan { $number }
btn-discard-numbered = Buang { $number }
nothing-to-cancel = Tidak ada yang perlu dibatalkan.
oldest-draft-gone = Paling banyak { $max } konsep yang disimpan; yang paling lama dihapus ({ $name }).
draft-discarded = Konsepnya sudah dibuang.
draft-gone = Konsep itu sudah tidak disimpan lagi.
leave-draft = Isian ini belum selesai. Simpan sebagai konsep, lalu { $wanted }?
wanted =
    { $command ->
        [menu] kembali ke menu
        [daftar] mulai mendaftarkan usaha
        [promo] mulai memasang promosi
        [langganan] mengatur langganan
        [cari] mencari promosi
       *[dataku] melihat data Anda
    }
btn-leave-draft = Ya, simpan
btn-stay = Lanjut mengisi
not-used-yet = Tulisan itu belum dipakai. “{ $leave }” menyimpan isian ini sebagai konsep. “{ $stay }” kembali ke pertanyaannya; tulisannya bisa dikirim lagi di sana.
is-it = Maksudnya { $reading }?
not-understood = Maaf, itu belum kami pahami.
wrong-kind = Maaf, kiriman jenis ini belum bisa dipakai di sini.
edit-not-read = Pesan yang disunting tidak kami baca. Kirim lagi sebagai pesan baru.
identity-number-refused = Itu tampak seperti NIK. Demi keamanan Anda, nomor 16 angka tidak kami simpan. Mohon tulis lagi tanpa nomor itu.
stale-button = Tombol ini sudah lama; ini yang terbaru.
button-over = Tombol ini sudah tidak berlaku. Lihat pesan terbaru, atau ketik /menu.
scenes-changed = Maaf, AyoPromo baru saja diperbarui, jadi isian tadi tidak bisa dilanjutkan. Silakan mulai lagi.
trouble = Maaf, ada gangguan di sistem kami. Yang sudah Anda isi tetap tersimpan; coba lagi sebentar. (Nomor gangguan: { $number })
text-empty = Tulisannya kosong. Mohon ketik lagi.
text-too-long = Tulisannya terlalu panjang: { $length } huruf, paling banyak { $max }. Mohon dipendekkan.
