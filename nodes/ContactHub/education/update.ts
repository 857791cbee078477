import { defineUpdate } from '../subresource/update';
import { education } from './definition';

export const updateEducation = defineUpdate(education);
