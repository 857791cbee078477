import { listSome } from '../../../nodes/kit';

it('names all of few', () => {
	expect(listSome([], 2)).toBe('');
	expect(listSome(['a'], 2)).toBe('a');
	expect(listSome(['a', 'b'], 2)).toBe('a, b');
	expect(listSome(['a', 'b'], 2, '; ')).toBe('a; b');
});

it('names the first of many, and counts the rest', () => {
	expect(listSome(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
	expect(listSome(['a', 'b', 'c'], 2, '; ')).toBe('a; b; and 1 more');
});
