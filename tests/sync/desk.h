/* Two counsellors, each at a desk with a data folder of their own, and the folder that they share.
 * Invariant: when desk_assert_same() passes, both say the same of everything.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "../store/fixture.h"
#include "await.h"
#include "sync/space/space.h"

/**
 * Desk:
 * @n_merged: how many fields colleagues wrote, as the space told
 * @merged_by: the last of them
 */
typedef struct
{
  JalonsStore *store;
  JalonsSpace *space;
  JalonsSyncing *syncing;
  guint n_merged;
  char *merged_by;
} Desk;

/**
 * Office:
 * @folders: of the first, of the second, and the shared one
 */
typedef struct
{
  FixtureFolder folders[3];
  Desk martin;
  Desk petit;
} Office;

void desk_open       (Desk *desk, const char *folder, const char *author);
void desk_close      (Desk *desk);
void desk_run        (Desk *desk);
void desk_set_text   (Desk *desk, JalonsEntityId entity, const char *id, JalonsFieldId field, const char *text);
GPtrArray *desk_list_conflicts (Desk *desk);

/* Mme Martin has a year and makes the space; M. Petit has nothing and joins. */
void office_open     (Office *office);
void office_close    (Office *office);
void office_sync     (Office *office);
void office_assert_same (Office *office);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_close)
