/* What the tests of the store share: folders that go away, dumps, records of random content.
 * Invariant: a dump says everything that can be seen of the data, and nothing of when or how it was written.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

typedef char *FixtureFolder;
char          *fixture_make_folder     (void);
void           fixture_remove_folder   (char *folder);
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (FixtureFolder, fixture_remove_folder, NULL)

JalonsStore   *fixture_open            (const char *folder);
char          *fixture_dump            (JalonsStore *store);
char          *fixture_hash            (const char *directory, const char *name);
int            fixture_version         (void);
void           fixture_assert_words    (const char *pattern, const char *sentence);
GRand         *fixture_rand            (void);

JalonsDraft   *fixture_random_draft    (GRand *rand, JalonsEntityId entity, JalonsDataset *dataset);
void           fixture_change_randomly (GRand *rand, JalonsDraft *draft, JalonsDataset *dataset);
JalonsRecord  *fixture_pick            (GRand *rand, JalonsDataset *dataset, JalonsEntityId entity);

void           fixture_put             (JalonsStore *store, const char *label, JalonsDraft *draft);
void           fixture_delete          (JalonsStore *store, JalonsEntityId entity, const char *id);
JalonsDraft   *fixture_school          (const char *uai, const char *name);
void           fixture_put_year        (JalonsStore *store);
char          *fixture_put_activity    (JalonsStore *store, const char *title, const char *division);
JalonsRecord  *fixture_lookup          (JalonsStore *store, JalonsEntityId entity, const char *id);
