### Éwah-éwahan promosi ingkang sampun dipunsarujuki: ingkang dipunwaos ingkang kagungan lan admin.

## Kaca promosinipun piyambak

btn-revise = ✏️ Éwahi
btn-revision-restore = ↩ Mboten saèstu
btn-revision-open = Bikak promosinipun
revision-part =
    { $part ->
        [title] Judhul
        [price] Regi
        [days] Tanggal
        [hours] Jam
        [place] Papan
        [body] Seratan
       *[photos] Foto
    }
revision-waits = ⏳ Éwah-éwahan saweg dipunpriksa, { $place }: { $parts }. Ingkang katingal taksih ingkang lami.
### (?) mboten saèstu: "tidak jadi"
revision-gone = Éwah-éwahan ingkang nengga mboten saèstu dipunpriksa, awit promosinipun sampun mboten tayang.
revision-mark =
    { $state ->
        [waits] ✏️ éwah-éwahanipun saweg dipunpriksa
        [refused] ❌ éwah-éwahanipun mboten dipunsarujuki
       *[turned_down] ✏️ éwah-éwahanipun dèrèng saged dipunsarujuki
    }
revision-preview-ask = Ing nginggil punika tampilanipun mangké. Ingkang sampun tayang tetep tayang ngantos éwah-éwahan punika dipunwaos lan dipunsarujuki admin.
### (?) "berubah sementara itu"
revision-meanwhile = Éwah ing wekdal punika: { $said }. Menawi panjenengan kintun, ingkang dipunginakaken seratan panjenengan ing nginggil.
revision-now = { $part } { $said }
revision-nothing-new = Mboten wonten ingkang éwah, pramila mboten wonten ingkang dipunkintun.
revision-ends-earlier = Sampun kasimpen: tayang dumugi { $date }. Punika mboten prelu dipunpriksa malih.
revision-restored = Mboten saèstu dipunbatalaken. Éwah-éwahanipun taksih wonten mriki.

## Putusan

revision-approved = Éwah-éwahan promosi “{ $title }” sampun dipunsarujuki.
revision-approved-live = Éwah-éwahan promosi “{ $title }” sampun dipunsarujuki lan sapunika tayang.
### (?) tetep kanggé: "tetap berlaku"
revision-turned-down = Éwah-éwahan promosi “{ $title }” dèrèng saged dipunsarujuki. Ingkang lami tetep kanggé.
revision-refused = Éwah-éwahan promosi “{ $title }” mboten saged dipunsarujuki. Ingkang lami tetep kanggé.

## Kertu ing grup admin

card-revision = 🔁 Éwah-éwahan promosi ingkang sampun dipunsarujuki: { $parts }
card-revision-part = { $part }: { $was } → { $to }
card-revision-unsaid = mboten kasebat
card-revision-body = Seratan sapunika:
card-revision-body-to = Seratan énggal:
card-revision-photos = 📷 { $was } foto → { $to } foto
card-revision-gone = ⌛ Promosinipun sampun mboten tayang, pramila éwah-éwahan punika tumut rampung.
