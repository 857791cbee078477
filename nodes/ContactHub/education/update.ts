import { updateOf } from '../subresource/update';
import { education } from './definition';

export const updateEducation = updateOf(education);
