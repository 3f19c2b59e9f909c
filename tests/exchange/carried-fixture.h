/* A project for the tests of what is carried: the demonstration, and a project of its lycée with all that can belong to one.
 * Invariant: it is always the same, so that its bytes are.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/carried.h"

#define FIXTURE_START 2026

JalonsDataset *carried_fixture_new     (void);
JalonsProject *carried_fixture_project (JalonsDataset *dataset);
char          *carried_fixture_remark  (JalonsDataset *dataset, const char *id, const char *words);
char          *carried_fixture_step    (JalonsDataset *dataset, const char *id, int number, JalonsProjectState state,
                                        const char *file);
void           carried_fixture_set     (JalonsDataset *dataset, JalonsEntityId entity, const char *id,
                                        JalonsFieldId field, const char *stored);
