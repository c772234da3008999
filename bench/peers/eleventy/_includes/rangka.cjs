const { SITE, e, json, each } = require("./bagian.cjs");

const neighbour = (l, kind, rel, word) =>
  l ? `<p${kind}><span class="meta">${word}</span><a rel="${rel}" href="${l.href}">${e(l.teks)}</a></p>\n` : "";

module.exports = (d, alamat, parts) => `<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'">
<title>${e(d.pendek)} · Pohon Kinerja</title>
<meta name="description" content="${e(d.deskripsi)}">
<link rel="canonical" href="${alamat}">
<meta property="og:site_name" content="Pohon Kinerja">
<meta property="og:type" content="article">
<meta property="og:title" content="${e(d.pendek)}">
<meta property="og:description" content="${e(d.deskripsi)}">
<meta property="og:locale" content="id_ID">
<meta property="og:url" content="${alamat}">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[${parts.data}{"@type":"BreadcrumbList","itemListElement":[${each(d.jejak, (j, i) =>
  `{"@type":"ListItem","position":${i + 1},"name":${json(j.teks)},"item":${json(SITE + j.alamat)}},`
)}{"@type":"ListItem","position":${d.jejak.length + 1},"name":${json(d.pendek)}}]}]}</script>
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="../../../../aset/ikon.4a40d094.svg">
<link rel="stylesheet" href="../../../../aset/pohon.889b84eb.css">
${parts.kepala}<link rel="stylesheet" href="../../../../aset/angka.e67dd609.css">
<script type="module" src="../../../../aset/pohon.1a848167.js"></script>
<script defer src="../../../../aset/cari.3773a343.js"></script>
</head>
<body class="">
<a class="lompat" href="#isi">Langsung ke isi</a>
<header class="kepala">
<div class="lebar kepala-baris">
<a class="merek" href="../../../../">
Pohon Kinerja</a>
<form class="cari-kepala" role="search" action="../../../../cari/" data-mesin="../../../../aset/cari-mesin.8bcd360b.js" data-indeks="../../../../cari/" data-jenis="Dinas|Halaman|Istilah|Wilayah|Jabatan|Indikator|Sasaran daerah|Tujuan|Sasaran|CSF|Sasaran program|Sasaran kegiatan|Sasaran sub kegiatan|Sasaran individu" data-saran="Saran" data-jumlah="{n} saran" data-gagal="Saran tidak dapat dimuat.">
<label class="tersembunyi" for="cari-q">Cari di situs ini</label>
<input id="cari-q" type="search" name="q" placeholder="Cari" autocomplete="off" spellcheck="false" enterkeyhint="search">
<button>Cari</button>
</form>
<nav class="menu" aria-label="Menu utama">
<ul>
<li><a href="../../../../#dinas" aria-current="true">Dinas</a></li>
<li><a href="../../../../banding/">Banding</a></li>
<li><a href="../../../../lintas/">Lintas</a></li>
</ul>
</nav>
<a class="menu-ponsel menu-cari" href="../../../../cari/">Cari</a>
<a class="menu-ponsel" href="#kaki">Menu</a>
</div>
</header>
<nav class="jejak lebar" aria-label="Jejak">
<ol>
${each(d.jejak, (j) => `<li><a href="${j.href}">${e(j.teks)}</a></li>\n`)}</ol>
</nav>
<main id="isi" class="lebar">
<header class="pembuka">
<p class="lencana-baris"><span class="lencana j-${e(d.jenis)}">${e(d.jenjang)}</span></p>
<h1>${e(d.title)}</h1>
${d.content}${parts.keadaan}</header>
${parts.isi}<nav class="tetangga" aria-label="Sebelum dan sesudah">
${neighbour(d.sebelum, "", "prev", "Sebelumnya")}${neighbour(d.sesudah, ' class="sesudah"', "next", "Berikutnya")}</nav>
</main>
<footer class="kaki" id="kaki">
<div class="lebar kaki-kolom">
<div>
<p><a href="../../../../versi/">Versi situs dan cara memeriksanya</a></p>
<p>Isi: <a href="https://creativecommons.org/licenses/by/4.0/deed.id">CC BY 4.0</a>.</p>
</div>
<p>Setiap pernyataan disalin apa adanya dari dokumen perangkat daerah, termasuk salah ketiknya, dengan nomor baris sumber.</p>
<nav aria-label="Halaman lain">
<ul>
<li><a href="../../../../#dinas">Semua dinas</a></li>
<li><a href="../../../../banding/">Banding antardinas</a></li>
<li><a href="../../../../lintas/">Mitra lintas</a></li>
<li><a href="../../../../kelengkapan/">Kelengkapan indikator</a></li>
<li><a href="../../../../data/">Data untuk diunduh</a></li>
</ul>
</nav>
</div>
<p class="cetak">${alamat}</p>
</footer>
</body>
</html>
`;
