const { SITE, e, json, each, deret, fakta, capaian, status, keadaan, langkah, kutip } = require("./bagian.cjs");
const rangka = require("./rangka.cjs");

const kepala = (d, alamat) => `<link rel="alternate" type="application/json+oembed" href="${alamat}oembed.json" title="${e(d.pendek)}">
`;

const data = (d, alamat, dinas) => `{"@type":"Dataset","name":${json(d.title)},"description":${json(`Target dan realisasi indikator “${d.pendek}”, yang mengukur “${d.mengukur}”, ${d.penerbit}, seperti tercetak.`)},"url":${json(alamat)},"identifier":${json(alamat)},"inLanguage":"id","license":"https://creativecommons.org/licenses/by/4.0/deed.id","creator":{"@type":"GovernmentOrganization","name":${json(d.penerbit)},"url":"${dinas}/"},"spatialCoverage":{"@type":"Place","name":${json(d.wilayah)},"identifier":{"@type":"PropertyValue","propertyID":"Kode wilayah Kemendagri","value":${json(d.kode)}}},"temporalCoverage":${json(d.masa)},"variableMeasured":{"@type":"PropertyValue","name":${json(d.title)},"unitText":${json(d.satuan)}},"isPartOf":{"@id":"${dinas}/#pohon"},"distribution":[{"@type":"DataDownload","encodingFormat":"text/csv","contentUrl":"${dinas}/data/indikator.csv"},{"@type":"DataDownload","encodingFormat":"application/json","contentUrl":"${dinas}/data/pohon.json"},{"@type":"DataDownload","encodingFormat":"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet","contentUrl":"${dinas}/data/pohon.xlsx"}]},`;

const achieved = (b) => `${each(b.keadaan, (s) => `<td class="angka"><small>${e(s.kata)}</small></td>\n`)}<td class="angka"><strong>${capaian(b.status)}</strong></td>
<td class="sumber"><a href="#hitung-${b.tahun}">hitung ulang</a></td>
`;

const printed = (b) => `${each(b.triwulan, (tw) => `<td class="angka">${tw ? e(tw) : '<span class="kosong">kosong</span>'}</td>\n`)}<td class="angka"><strong>${e(b.setahun)}</strong></td>
<td class="sumber">${deret(b.sumber)}</td>
`;

const row = (b) => `<tr>
<th scope="row">${b.tahun}</th>
<td>${b.angka}</td>
${b.status ? achieved(b) : printed(b)}</tr>
`;

const band = (p) =>
  `<li${p.tercapai ? ' class="tercapai"' : ""}><span class="st ${p.kelas}">${e(p.kata)}</span> <small>${e(p.mulai)}</small></li>\n`;

const quarter = (t) =>
  `<tr><th scope="row">${t.tw}</th><td>${e(t.alasan)}</td><td class="angka">${e(t.kata)}</td></tr>\n`;

const recount = (u) => `<section aria-labelledby="hitung-${u.tahun}">
<h2 id="hitung-${u.tahun}">Hitung ulang capaian ${u.tahun}</h2>
<p>${status(u.status)}</p>
${langkah(u.langkah)}<ul class="skala">
${each(u.pita, band)}</ul>
<p class="meta">Pita menurut ${e(u.dasar)}, dibaca sebagai ambang atas angka yang sudah dibulatkan.</p>
<div class="gulir" role="group" aria-label="Hitung ulang tiap triwulan" tabindex="0">
<table>
<caption>Capaian tiap triwulan ${u.tahun}</caption>
<thead><tr><th scope="col">Triwulan</th><th scope="col">Hitungan</th><th scope="col" class="angka">Capaian</th></tr></thead>
<tbody>
${each(u.triwulan, quarter)}</tbody>
</table>
</div>
</section>
`;

const download = (u) =>
  `<li><a href="../../data/${u.nama}">${u.nama}</a> <span class="meta">${u.ukuran}</span><br>${u.isi}</li>\n`;

const isi = (d, alamat) => `<dl class="angka-kunci">
<div><dt>Target ${e(d.tahun)}</dt><dd><strong>${e(d.target)}</strong> ${e(d.satuan.toLowerCase())}</dd></div>
<div><dt>Realisasi ${e(d.tahun)}</dt><dd><strong>${e(d.realisasi)}</strong> ${e(d.satuan.toLowerCase())}</dd></div>
<div><dt>Capaian ${e(d.tahun)}</dt><dd>${keadaan(d.status)}</dd></div>
</dl>
<div class="dua-kolom keterangan-dulu">
<div class="samping">
<section aria-labelledby="keterangan">
<h2 id="keterangan">Keterangan indikator</h2>
${fakta(d.fakta)}<p class="meta">${e(d.belum_diisi)}</p>
<p class="meta">Nama tercetak pada <small>${deret(d.sumber)}</small></p>
</section>
</div>
<div class="utama">
<section aria-labelledby="angka">
<h2 id="angka">Target dan realisasi</h2>
<div class="gulir" role="group" aria-labelledby="angka" tabindex="0">
<table>
<caption>Angka tiap tahun dan tiap triwulan, ${e(d.satuan.toLowerCase())}, seperti tercetak; capaian dihitung situs ini</caption>
<thead><tr><th scope="col">Tahun</th><th scope="col">Angka</th><th scope="col" class="angka">TW I</th><th scope="col" class="angka">TW II</th><th scope="col" class="angka">TW III</th><th scope="col" class="angka">TW IV</th><th scope="col" class="angka">Setahun</th><th scope="col">Sumber</th></tr></thead>
<tbody>
${each(d.angka, row)}</tbody>
</table>
</div>
</section>
${recount(d.ulangan)}<section aria-labelledby="unduhan">
<h2 id="unduhan">Unduh datanya</h2>
<ul class="unduhan">
${each(d.unduhan, download)}</ul>
</section>
${kutip(d, alamat)}<details class="sematan" data-salin="Salin" data-tersalin="Tersalin">
<summary>Pasang di situs lain</summary>
<p><a href="${alamat}kartu/">Kartu indikator ini</a> dapat dipasang sebagai bingkai:</p>
<pre class="salinan">&lt;iframe src="${alamat}kartu/" width="480" height="300" title="${e(d.pendek)}"&gt;&lt;/iframe&gt;</pre>
</details>
</div>
</div>
`;

module.exports = (d) => {
  const alamat = SITE + d.page.url.slice(1);
  return rangka(d, alamat, { kepala: kepala(d, alamat), data: data(d, alamat, SITE + d.dinas), keadaan: "", isi: isi(d, alamat) });
};
