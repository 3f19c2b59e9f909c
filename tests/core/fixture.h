/* A small school year for tests: a dataset and short ways to put things in it.
 * Invariant: records are owned by the dataset; what is returned is borrowed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"

typedef struct
{
  JalonsDataset *dataset;
  JalonsSchool *school;
  JalonsYear *year; /* 2026-2027, zone B, reference set 2020 */
} Fixture;

void            fixture_set_up    (Fixture *fixture, gconstpointer data);
void            fixture_tear_down (Fixture *fixture, gconstpointer data);
JalonsDivision *fixture_division  (Fixture *fixture, const char *code, const char *level);
JalonsDivision *fixture_division_in (Fixture *fixture, const char *uai, int start, const char *code, const char *level);
JalonsRecord   *fixture_attach    (Fixture *fixture, JalonsActivity *activity, JalonsRecord *target, const char *state);
JalonsActivity *fixture_activity  (Fixture *fixture, JalonsDivision *division, const char *title, const char *slot);
JalonsRecord   *fixture_set       (Fixture *fixture, JalonsRecord *record, JalonsFieldId field, const char *stored);
void            fixture_join      (Fixture *fixture, JalonsActivity *activity, JalonsDivision *division);
/* All of a kind, as they now are, kept while others replace them. */
GPtrArray      *fixture_list      (JalonsDataset *dataset, JalonsEntityId entity);
JalonsRecord   *fixture_put       (Fixture *fixture, JalonsEntityId entity, const char *id, ...) G_GNUC_NULL_TERMINATED;
