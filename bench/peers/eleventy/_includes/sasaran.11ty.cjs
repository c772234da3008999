const { SITE, e, each, deret, fakta, ranting, status, keadaan, langkah, kutip } = require("./bagian.cjs");
const rangka = require("./rangka.cjs");

const achieved = (c) => `<p class="keadaan">Capaian ${c.tahun}: ${status(c.status)} <small>rata-rata ${e(c.dihitung)}, masing-masing paling banyak ${c.batas}</small></p>
`;

const recount = (c) => `<details id="hitung">
<summary>Hitung ulang capaian sasaran ${c.tahun}</summary>
${langkah(c.langkah)}<p class="meta">Rata-rata capaian indikator sasaran ini sendiri, bukan sasaran di bawahnya. Capaian tiap indikator dihitung pada halamannya.</p>
</details>
`;

const row = (tahun) => (b) => `<tr id="${b.id}">
<th scope="row"><a href="../../indikator/${b.id}/">${e(b.nama)}</a> <a class="tetap" href="#${b.id}" aria-label="Tautan tetap ke baris ini">#</a></th>
<td data-label="Satuan">${e(b.satuan)}</td>
${each(b.angka, (sel) => `<td data-label="${sel.kop}" class="angka">${e(sel.angka)}</td>\n`)}<td data-label="Capaian ${tahun}">${keadaan(b.status)}</td>
<td class="sumber" data-label="Sumber">${deret(b.sumber)}</td>
</tr>
`;

const under = (d) => `<section aria-labelledby="turunan">
<h2 id="turunan">Turunan</h2>
<p class="meta">${d.jumlah_turunan} sasaran di bawah ini.</p>
<ul class="cabang">${ranting(d.turunan)}</ul>
</section>
`;

const isi = (d, alamat) => `<section class="bagan-kotak" aria-label="Letak dalam pohon">
<div class="gulir-bagan"></div>
<div class="sekitar">
<h2>Letak dalam pohon</h2>
<ul class="cabang">${ranting(d.sekitar)}</ul>
</div>
</section>
<div class="dua-kolom">
<div>
<section aria-labelledby="indikator">
<h2 id="indikator">Indikator</h2>
<div class="gulir" role="group" aria-labelledby="indikator" tabindex="0">
<table class="bertumpuk tabel-indikator">
<caption class="tersembunyi">Indikator sasaran ini dengan satuan, target, dan sumbernya</caption>
<thead><tr><th scope="col">Indikator</th><th scope="col">Satuan</th>${each(d.baris[0].angka, (sel) => `<th scope="col" class="angka">${sel.kop}</th>`)}<th scope="col">Capaian ${d.capaian.tahun}</th><th scope="col">Sumber</th></tr></thead>
<tbody>
${each(d.baris, row(d.capaian.tahun))}</tbody>
</table>
</div>
</section>
${recount(d.capaian)}${d.turunan.length ? under(d) : ""}</div>
<div class="samping">
<section aria-labelledby="fakta">
<h2 id="fakta">Fakta</h2>
${fakta(d.fakta)}<p class="meta">Pernyataan tercetak pada <small>${deret(d.sumber)}</small></p>
</section>
${kutip(d, alamat)}</div>
</div>
`;

module.exports = (d) => {
  const alamat = SITE + d.page.url.slice(1);
  return rangka(d, alamat, { kepala: "", data: "", keadaan: achieved(d.capaian), isi: isi(d, alamat) });
};
