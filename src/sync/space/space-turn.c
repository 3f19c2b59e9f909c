/* From one space into the one that continues it, in one transaction; and what is left to be done once that was read.
 * Invariant: what the new space has already is not said again, and what was written here since goes along.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/space/space-turn.h"

#include <string.h>

#include "store/carried.h"
#include "sync/folder/moved-file.h"
#include "sync/space/space-agree.h"
#include "sync/space/space-blocks.h"

typedef struct
{
  JalonsSpaceCore *core;
  JalonsShared *shared;
  gboolean leads;
  GArray *heads;       /* of int: what the new space began with */
  GHashTable *authors; /* stamp → who */
  GString *rivals;     /* of the registers that were in conflict before: a line each */
} Turn;

static void
clear_turn (Turn *self)
{
  g_array_unref (self->heads);
  g_hash_table_unref (self->authors);
  g_string_free (self->rivals, TRUE);
}

/* Who wrote what */

static void
note_authors (const JalonsSharedBlock *held,
              gpointer data)
{
  Turn *self = data;
  g_autoptr (JalonsBlock) block = jalons_space_core_read_block (held->hash, self->core);

  for (guint i = 0; block != NULL && i < block->operations->len; i++)
    {
      const JalonsOperation *operation = block->operations->pdata[i];

      if (operation->author != NULL)
        g_hash_table_insert (self->authors, g_strdup (operation->stamp), (gpointer) g_intern_string (operation->author));
    }
}

/* What goes along */

static void
find_heads (Turn *self,
            const char *const *heads)
{
  JalonsAncestry *ancestry = jalons_replica_get_ancestry (self->core->replica);

  for (guint i = 0; heads != NULL && heads[i] != NULL; i++)
    {
      int place = jalons_ancestry_find (ancestry, heads[i]);

      if (place >= 0)
        g_array_append_val (self->heads, place);
    }
}

/* Whether the new space began with it, or with what replaced it. */
static gboolean
is_there (const Turn *self,
          gint64 block)
{
  JalonsAncestry *ancestry = jalons_replica_get_ancestry (self->core->replica);
  int place = jalons_space_core_find_place (self->core, block);

  for (guint i = 0; place >= 0 && i < self->heads->len; i++)
    {
      int head = g_array_index (self->heads, int, i);

      if (head == place || jalons_ancestry_knows (ancestry, head, place))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  gint64 block;
} Winner;

static void
note_winner (const JalonsSharedWrite *write,
             gpointer data)
{
  if (write->position == 0)
    ((Winner *) data)->block = write->block;
}

/* One that does not show goes along only if the one that shows does not have to. */
static gboolean
loses_here (Turn *self,
            const JalonsSharedWrite *write)
{
  Winner winner = { 0 };

  if (write->position == 0)
    return FALSE;
  jalons_shared_each_write (self->shared, write->entity, write->row, write->field, note_winner, &winner);
  if (is_there (self, winner.block))
    return FALSE;
  g_string_append_printf (self->rivals, "\n%s %s %s", write->entity, write->row, write->field);
  return TRUE;
}

/* A deletion is not said where nobody ever heard of the object. */
static const char *
choose (const JalonsSharedWrite *write,
        gpointer data)
{
  Turn *self = data;
  const char *author = g_hash_table_lookup (self->authors, write->stamp);

  if (*self->core->inbox != '\0' && !jalons_is_review (write->entity, write->field))
    return NULL;
  /* It is of the registers that stay behind. */
  if (g_str_equal (write->entity, JALONS_DEVICE_ENTITY) && g_str_equal (write->field, JALONS_STATE_FIELD))
    return NULL;
  if (is_there (self, write->block) || loses_here (self, write))
    return NULL;
  if (self->leads && g_str_equal (write->field, JALONS_SHARED_DELETED) && g_str_equal (write->value, "1"))
    return NULL;
  return author != NULL ? author : "";
}

static void
remember (Turn *self,
          const JalonsTurn *turn)
{
  g_autofree char *text = NULL;

  if (self->leads || turn->at == NULL)
    {
      jalons_shared_set (self->shared, "turned", "");
      return;
    }
  text = g_strconcat (turn->at, self->rivals->str, NULL);
  jalons_shared_set (self->shared, "turned", text);
}

/* What is to be told in the old folder, with what only we know of it. */
static void
complete_left (JalonsMembership *membership,
               JalonsShared *shared,
               GPtrArray *heads)
{
  g_autoptr (JalonsLeft) left = jalons_left_read (membership->left);

  if (left == NULL)
    return;
  g_free (left->at);
  left->at = jalons_shared_get (shared, "last");
  g_strfreev (left->heads);
  left->heads = g_strdupv ((char **) heads->pdata);
  g_free (membership->left);
  membership->left = jalons_left_write (left);
}

/**
 * jalons_space_turn:
 * @membership: of the new space; what is left to be told is completed
 *
 * Leaves the old space, with nothing of it kept but what shows and is not in the new one already.
 */
void
jalons_space_turn (JalonsSpaceCore *core,
                   JalonsShared *shared,
                   JalonsMembership *membership,
                   const JalonsTurn *turn)
{
  Turn self = { .core = core, .shared = shared, .leads = membership->left != NULL };
  g_autoptr (GPtrArray) heads = NULL, merged = NULL;

  jalons_space_core_open (core, shared);
  jalons_replica_seal_all (core->replica);
  merged = jalons_space_core_close (core);
  jalons_space_core_open (core, shared);
  self.heads = g_array_new (FALSE, FALSE, sizeof (int));
  self.authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.rivals = g_string_new (NULL);
  heads = jalons_ancestry_heads (jalons_replica_get_ancestry (core->replica), "");
  find_heads (&self, turn->heads);
  jalons_shared_each_block (shared, note_authors, &self);
  if (self.leads)
    complete_left (membership, shared, heads);
  /* Another name, so that nothing can be taken for what was said in the old space; the key of it comes first. */
  jalons_replica_renew_id (core->replica);
  jalons_shared_set_replica (shared, jalons_replica_get_id (core->replica));
  jalons_space_core_save (core);
  jalons_shared_turn (shared, choose, &self);
  remember (&self, turn);
  g_clear_pointer (&merged, g_ptr_array_unref);
  merged = jalons_space_core_close (core);
  clear_turn (&self);
  jalons_space_core_reset (core);
}

/* After the new space was read */

typedef struct
{
  JalonsSpaceCore *core;
  const char *at;
  const char *const *rivals;
  GPtrArray *found; /* entity, row, field and value of each register that is to be settled */
  gboolean settles; /* the register that is being looked at */
} Settling;

static void
drop_last (Settling *self)
{
  if (self->settles)
    g_ptr_array_set_size (self->found, (int) self->found->len - 4);
  self->settles = FALSE;
}

/* Ours shows, and all the others are from before the space began: we knew them when we wrote. */
static void
look_at (const JalonsSharedWrite *write,
         gpointer data)
{
  Settling *self = data;
  g_autofree char *name = NULL;

  if (write->position > 0)
    {
      if (strncmp (write->stamp, self->at, strlen (self->at)) > 0)
        drop_last (self);
      return;
    }
  name = g_strjoin (" ", write->entity, write->row, write->field, NULL);
  self->settles = jalons_stamp_is_own (self->core, write->stamp) && !g_strv_contains (self->rivals, name);
  if (!self->settles)
    return;
  g_ptr_array_add (self->found, g_strdup (write->entity));
  g_ptr_array_add (self->found, g_strdup (write->row));
  g_ptr_array_add (self->found, g_strdup (write->field));
  g_ptr_array_add (self->found, g_strdup (write->value));
}

/* @words: entity, row, field and value. A list may have shown something else: what was made of ours and the others. */
static void
confirm (JalonsShared *shared,
         char **words,
         GPtrArray *shown)
{
  jalons_shared_write (shared, words[0], words[1], words[2], words[3]);
  g_ptr_array_add (shown, jalons_shown_new (words[0], words[1], words[2], words[3], jalons_shared_get_author (shared), ""));
}

/**
 * jalons_space_settle_turned:
 *
 * What was written here after the space had gone on elsewhere, and before we followed, replaced what the new space began
 * with; but only we know that it did. To be called in a transaction, once all that is in the folder was read.
 *
 * Returns: whether anything was settled
 */
gboolean
jalons_space_settle_turned (JalonsSpaceCore *core,
                            JalonsShared *shared)
{
  g_autofree char *text = jalons_shared_get (shared, "turned");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Settling self = { .core = core };
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_shown_free);

  if (*text == '\0' || jalons_replica_n_waiting (core->replica) > 0)
    return FALSE;
  self.at = lines[0];
  self.rivals = (const char *const *) lines + 1;
  self.found = g_ptr_array_new_with_free_func (g_free);
  jalons_shared_each_rival (shared, look_at, &self);
  for (guint i = 0; i < self.found->len; i += 4)
    confirm (shared, (char **) self.found->pdata + i, shown);
  jalons_shared_show (shared, shown);
  jalons_shared_set (shared, "turned", "");
  g_ptr_array_unref (self.found);
  return TRUE;
}
