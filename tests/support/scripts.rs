//! Scripts that tests run in pages.

/// Whether a click on the element leads to another page; marks the page that is left, so that the next is told from it.
pub(super) const LEADS: &str = "const [element] = arguments;
    window.isBeingLeft = true;
    const link = element.closest('a[href]');
    if (link) return !link.getAttribute('href').startsWith('#') && !link.hasAttribute('download');
    const button = element.closest('button, input[type=submit]');
    return !!button && !!button.form && button.type === 'submit'";

/// The middle of an element, in the view.
pub(super) const MIDDLE: &str = "const [element] = arguments;
    const box = element.getBoundingClientRect();
    return {x: box.left + box.width / 2, y: box.top + box.height / 2}";

/// Chooses the option with a text, and tells the page.
pub(super) const CHOOSE: &str = "const [field, text] = arguments;
    const option = [...field.options].find(option => option.text.trim() === text);
    if (!option) throw new Error('no option ' + text);
    option.selected = true;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}))";

/// Sets a value that is awkward to type, and tells the page.
pub(super) const SET: &str = "const [field, value] = arguments;
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}))";
