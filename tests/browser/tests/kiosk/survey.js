// What a finger finds on the screen: ways on, the way home, and what is too small or leads out.
window.survey = (() => {
  const LEAST = 44, SLACK = 0.6;
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getClientRects().length > 0 && getComputedStyle(element).pointerEvents !== 'none' && !element.classList.contains('vh');
  // Where the page is magnified, so is what a style says.
  const px = (text, element) => (parseFloat(text) || 0) * (element.currentCSSZoom ?? 1);
  // The box of an element, with the field that the style sheet may lay around it.
  const size = element => {
    let { width, height } = element.getBoundingClientRect();
    for (const side of ['::before', '::after']) {
      const style = getComputedStyle(element, side);
      if (style.content !== 'none' && style.position === 'absolute') {
        width = Math.max(width, px(style.width, element));
        height = Math.max(height, px(style.height, element));
      }
    }
    return [width, height];
  };
  const TARGETS = 'a[href], button, summary, select, input, textarea, [role=button], [role=switch], [onclick]';
  return () => {
    const targets = [...document.querySelectorAll(TARGETS)].filter(shown).filter(one => !one.ariaHidden);
    const name = one => (one.getAttribute('aria-label') || one.textContent || one.tagName).trim().slice(0, 40);
    const small = targets.map(one => [one, ...size(one)])
      .filter(([, width, height]) => width < LEAST - SLACK || height < LEAST - SLACK)
      .map(([one, width, height]) => `${one.tagName}.${one.className} ${name(one)} ${Math.round(width)}×${Math.round(height)}`);
    const links = [...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'));
    const home = [...document.querySelectorAll('[data-home]')].filter(shown).filter(one => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    const attract = document.querySelector('.attract');
    return {
      at: location.hash,
      links: [...new Set(links)],
      foreign: [...new Set(links.filter(link => !link.startsWith('#/') || !link.includes('kiosk=1')))],
      files: [...document.querySelectorAll('[download], [data-file], iframe, [target]')].length,
      fields: [...document.querySelectorAll('input, textarea, select')].filter(shown).length,
      home: attract ? ['here'] : home.map(one => one.getAttribute('href')),
      small: [...new Set(small)],
      nearest: !!document.querySelector('.nearest'),
      wide: document.documentElement.scrollWidth > innerWidth + 1,
    };
  };
})();
window.surveyAt = async addresses => {
  const found = [];
  for (const address of addresses) {
    location.replace(address);
    await testClock.settle();
    found.push(survey());
  }
  return found;
};
