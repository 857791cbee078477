import { hasSpace, pathUserName } from '../../../../nodes/ConstantContactLegacy/apiV1/userName';
import { InputError } from '../../../../nodes/kit';

it.each([
	['JoesFlowers', 'joesflowers'],
	[' joe.s_flowers-2@example.com ', 'joe.s_flowers-2@example.com'],
	['Joes Flowers', 'joes flowers'],
])('%j stands in paths as %j', (name, expected) => {
	expect(pathUserName(name)).toBe(expected);
});

it.each(['joe/flowers', 'joe%flowers', 'joe:flowers', 'joe+x', 'josé', 'a\tb', '..?x', '💐'])(
	'%j is refused',
	(name) => {
		expect(() => pathUserName(name)).toThrow(InputError);
	},
);

it.each(['', '  '])('%j is empty', (name) => {
	expect(() => pathUserName(name)).toThrow("The credential's 'User Name' is empty");
});

it('a space inside is noticed, one at an end is not', () => {
	expect([hasSpace('joes flowers'), hasSpace(' joe ')]).toEqual([true, false]);
});
