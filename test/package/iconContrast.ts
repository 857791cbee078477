/** The background of icons in n8n's editor. */
const BACKGROUNDS = { light: 'ffffff', dark: '2b2b2b' };

/** Relative luminance of a color as defined by WCAG. */
function luminance(hex: string): number {
	const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
	const [r = 0, g = 0, b = 0] = [0, 2, 4].map((start) => {
		const channel = parseInt(long.slice(start, start + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The highest contrast between a color of an SVG and the theme's background, from 1 (none) to 21. n8n has announced a rule that
 * requires 1.5. Only hexadecimal colors are checked.
 */
export function iconContrast(svg: string, theme: keyof typeof BACKGROUNDS): number {
	const background = luminance(BACKGROUNDS[theme]);
	const colours = svg.matchAll(/(?:fill|stroke|stop-color)[=:]\s*"?#([0-9a-f]{6}|[0-9a-f]{3})\b/gi);
	const ratios = [...colours].map(([, hex = '000']) => {
		const [low = 0, high = 0] = [background, luminance(hex)].sort((a, b) => a - b);
		return (high + 0.05) / (low + 0.05);
	});
	return Math.max(1, ...ratios);
}
