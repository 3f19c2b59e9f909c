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
/* A file of a stranger with another program, in the log; its path. @numbers: its "fmt" and "min", as JSON. */
char *desk_put_newer_file (const char *shared, const char *numbers);
void desk_assert_title (Desk *desk, const char *activity, const char *title, gboolean deleted);

/* Mme Martin has a year and makes the space; M. Petit has nothing and joins. */
void office_open     (Office *office);
/* The same in two steps, for what is there before: two desks with nothing; and then they share. */
void office_furnish  (Office *office);
void office_share    (Office *office);
void office_close    (Office *office);
void office_sync     (Office *office);
void office_assert_same (Office *office);
void office_assert_no_conflict (Office *office);
/* Opens it, and has both give an activity a title of their own: the later one, of M. Petit, shows. Returns its id. */
char *office_quarrel (Office *office);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_close)
