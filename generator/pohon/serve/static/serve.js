// Put into every page by `pohon serve`: loads the page again when its bytes have changed, shows what is wrong.
(() => {
  const { sidik } = document.currentScript.dataset
  let source
  let shown = '[]'

  // --- the problems, in a shadow of their own so that neither the page's styles nor ours touch the other's ---

  const make = (name, kind, text, ...inside) => {
    const node = document.createElement(name)
    if (kind) node.className = kind
    if (text) node.textContent = text
    node.append(...inside)
    return node
  }
  const host = make('div')
  const shadow = host.attachShadow({ mode: 'open' })
  const style = make('link')
  style.rel = 'stylesheet'
  style.href = '/_pohon/serve.css'
  const corner = make('button')
  corner.type = 'button'
  const count = make('div', 'hitung', '', corner)
  count.setAttribute('role', 'status')
  const title = make('h2')
  title.id = 'judul'
  const close = make('button', '', 'Tutup')
  close.type = 'button'
  const state = make('p')
  state.id = 'keadaan'
  const list = make('ol')
  const panel = make('section', 'panel', '', make('div', 'kepala', '', title, close), state, list)
  panel.setAttribute('aria-labelledby', 'judul')
  panel.setAttribute('aria-describedby', 'keadaan')
  let before

  function open() {
    before = document.activeElement
    panel.hidden = false
    count.hidden = true
    close.focus({ preventScroll: true })
  }

  function shut() {
    if (panel.hidden) return
    panel.hidden = true
    count.hidden = !list.childElementCount
    if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true })
    else close.blur()
  }

  corner.addEventListener('click', open)
  close.addEventListener('click', shut)
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !panel.hidden) shut()
  })

  const told = each => {
    const place = each.berkas && `${each.berkas}:${each.baris}:${each.kolom}`
    const item = make('li')
    if (place) item.append(make('p', 'tempat', place))
    const line = make('p', '', '', make('span', `tingkat ${each.tingkat}`, `${each.tingkat} ${each.kode}`.trim()))
    line.append(` ${each.pesan}`)
    item.append(line)
    if (each.petunjuk) item.append(make('p', 'petunjuk', `Petunjuk: ${each.petunjuk}`))
    return item
  }

  function show(text) {
    const { masalah } = JSON.parse(text)
    const same = JSON.stringify(masalah)
    if (same === shown) return
    shown = same
    const galat = masalah.filter(each => each.tingkat === 'galat').length
    const other = masalah.length - galat
    title.textContent = [galat && `${galat} galat`, other && `${other} peringatan`].filter(Boolean).join(', ')
    corner.textContent = title.textContent
    state.textContent = galat ? 'Halaman ini menampilkan isi terakhir tanpa galat.' : 'Situs tetap dapat diterbitkan.'
    list.replaceChildren(...masalah.map(told))
    for (const node of [panel, count]) node.classList.toggle('galat', galat > 0)
    panel.setAttribute('role', galat ? 'alertdialog' : 'dialog')
    const show = () => {
      if (galat) open()
      else shut()
      count.hidden = galat > 0 || !masalah.length
    }
    if (host.isConnected) return show()
    panel.hidden = count.hidden = true
    style.addEventListener('load', show, { once: true })
    shadow.append(style, count, panel)
    document.body.append(host)
  }

  // --- the news ---

  function listen() {
    source = new EventSource(`/_pohon/kabar?${new URLSearchParams({ halaman: location.pathname, sidik })}`)
    source.addEventListener('muat', () => {
      hush()
      location.reload()
    })
    source.addEventListener('masalah', event => show(event.data))
  }

  function hush() {
    source?.close()
    source = undefined
  }

  // A page that nobody sees keeps no connection: a browser has only a few for each host.
  const follow = () => {
    if (document.hidden) hush()
    else if (!source) listen()
  }
  document.addEventListener('visibilitychange', follow)
  addEventListener('pagehide', hush)
  addEventListener('pageshow', follow)
  follow()
})()
