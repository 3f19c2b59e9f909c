/* A small school year made by chance, in which every rule is broken now and then.
 * Invariant: whatever is random comes from one printed seed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"

GRand          *random_year_rand      (void);
void            random_year_fill      (Fixture *fixture, GRand *rand);
JalonsSlot      random_year_slot      (GRand *rand);
JalonsActivity *random_year_activity  (Fixture *fixture, GRand *rand);
JalonsDivision *random_year_division  (Fixture *fixture, GRand *rand);
/* One of those of a kind that the dataset has; NULL when there is none. It is the dataset's. */
JalonsRecord   *random_year_pick      (Fixture *fixture, GRand *rand, JalonsEntityId entity);
JalonsRecord   *random_year_change    (Fixture *fixture, GRand *rand);
char           *random_year_tell      (GPtrArray *issues);
const char     *random_year_choose    (GRand *rand, const char *const *texts);

/* One of these texts, by the variable "rand". */
#define CHOOSE(...) random_year_choose (rand, (const char *const[]){ __VA_ARGS__, NULL })
