const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const SITE = "https://pohon-kinerja.example/";

const e = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const json = (value) => JSON.stringify(value).replace(/</g, "\\u003c");
const each = (list, write) => (list ?? []).map(write).join("");

const link = (l) => `<a href="${l.href}">${e(l.teks)}</a>`;
const deret = (list) => list.map(link).join(", ");

const meta = (f) =>
  `<dd class="meta">${e(f.catatan)}${f.catatan && f.sumber.length ? " · " : ""}` +
  `${f.sumber.length ? `<small>${deret(f.sumber)}</small>` : ""}</dd>\n`;

const fakta = (list) => `<dl class="fakta">
${each(list, (f) => `<div>
<dt>${e(f.nama)}</dt>
${each(f.isi, (l) => `<dd>${l.href ? link(l) : e(l.teks)}</dd>\n`) || '<dd><span class="kosong">belum diisi</span></dd>\n'}${
  f.catatan || f.sumber.length ? meta(f) : ""
}</div>
`)}</dl>
`;

const ranting = (list) => each(list, (c) =>
  `<li class="j-${c.jenis}${c.di_sini ? " di-sini" : ""}"><p><b>${c.label}</b> <small>${c.jumlah} indikator</small></p>` +
  (c.di_sini ? `<span aria-current="page">${e(c.teks)}</span>` : link(c)) +
  each(c.indikator, (ik) => `<p class="simpul-ik"><abbr title="Indikator kinerja">IK</abbr> ${e(ik)}</p>`) +
  (c.cabang.length ? `<ul>${ranting(c.cabang)}</ul>` : "") + "\n");

const capaian = (s) => `<data class="capaian" value="${s.mesin}">${s.nilai}</data>`;
const status = (s) => `<span class="st ${s.kelas}">${e(s.kata)}</span>${s.nilai ? ` ${capaian(s)}` : ""}`;
const keadaan = (s) => `<div>${status(s)}<br><small>${e(s.rumus)}</small></div>`;

const langkah = (list) => `<ol class="langkah">
${each(list, (l) => `<li><span>${e(l.nama)}</span> <span>${l.rumus ? `${e(l.rumus)}<br>` : ""}${l.hitungan ? `${e(l.hitungan)} = ` : ""}<strong>${e(l.hasil)}</strong></span></li>
`)}</ol>
`;

const kutip = (d, alamat) => `<section class="kutip" aria-labelledby="kutip" data-salin="Salin" data-tersalin="Tersalin" data-bagikan="Bagikan">
<h2 id="kutip">Kutip halaman ini</h2>
<p class="salinan">${e(d.penerbit)}, “${e(d.title)}”, Pohon Kinerja.</p>
<p class="alamat salinan"><a href="${alamat}">${alamat}</a></p>
<details>
<summary>BibTeX dan teks untuk dibagikan</summary>
<p class="salinan teks-bagi">${e(d.title)} – ${e(d.penerbit)}. ${alamat}</p>
<pre class="salinan">@misc{${d.kunci},
  author = {{${e(d.penerbit)}}},
  title = {{${e(d.title)}}},
  howpublished = {Pohon Kinerja},
  url = {${alamat}}
}</pre>
</details>
</section>
`;

module.exports = { SITE, e, json, each, deret, fakta, ranting, capaian, status, keadaan, langkah, kutip };
