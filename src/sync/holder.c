/* The interface of holders, and the values that go with it.
 * Invariant: nothing happens here; see the header.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/holder.h"

G_DEFINE_INTERFACE (JalonsHolder, jalons_holder, G_TYPE_OBJECT)

static void
jalons_holder_default_init (JalonsHolderInterface *iface)
{
  g_signal_new ("pending-changed", JALONS_TYPE_HOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Memberships */

JalonsMembership *
jalons_membership_copy (const JalonsMembership *membership)
{
  JalonsMembership *copy;

  if (membership == NULL)
    return NULL;
  copy = g_new0 (JalonsMembership, 1);
  copy->where = g_strdup (membership->where);
  copy->user = g_strdup (membership->user);
  copy->ids = g_strdupv (membership->ids);
  copy->label = g_strdup (membership->label);
  copy->inbox = g_strdup (membership->inbox);
  copy->left = g_strdup (membership->left);
  return copy;
}

void
jalons_membership_free (JalonsMembership *membership)
{
  g_free (membership->where);
  g_free (membership->user);
  g_strfreev (membership->ids);
  g_free (membership->label);
  g_free (membership->inbox);
  g_free (membership->left);
  g_free (membership);
}

/**
 * jalons_held_file_new:
 *
 * Returns: (transfer full): a file that goes with what is held, and comes when somebody asks for it
 */
JalonsHeldFile *
jalons_held_file_new (int kind,
                      const char *hash,
                      gboolean is_here)
{
  const JalonsHeldFile file = { .kind = kind, .hash = g_strdup (hash), .is_here = is_here };

  return g_memdup2 (&file, sizeof file);
}

/**
 * jalons_held_file_copy:
 *
 * Returns: (transfer full): the same
 */
JalonsHeldFile *
jalons_held_file_copy (const JalonsHeldFile *file)
{
  JalonsHeldFile *copy = g_memdup2 (file, sizeof *file);

  copy->hash = g_strdup (file->hash);
  return copy;
}

void
jalons_held_file_free (JalonsHeldFile *file)
{
  g_free (file->hash);
  g_free (file);
}

/* The interface */

/**
 * jalons_holder_get_membership:
 *
 * Returns: (transfer none) (nullable): which space this is a member of, if of any
 */
const JalonsMembership *
jalons_holder_get_membership (JalonsHolder *self)
{
  return JALONS_HOLDER_GET_IFACE (self)->get_membership (self);
}

/**
 * jalons_holder_get_n_pending:
 *
 * Returns: how many changes no listing of the folder has shown yet
 */
unsigned
jalons_holder_get_n_pending (JalonsHolder *self)
{
  return JALONS_HOLDER_GET_IFACE (self)->get_n_pending (self);
}

/**
 * jalons_holder_set_clock_offset:
 * @milliseconds: the server's clock less that of this computer
 */
void
jalons_holder_set_clock_offset (JalonsHolder *self,
                                gint64 milliseconds)
{
  if (JALONS_HOLDER_GET_IFACE (self)->set_clock_offset != NULL)
    JALONS_HOLDER_GET_IFACE (self)->set_clock_offset (self, milliseconds);
}

/**
 * jalons_holder_get_too_long:
 *
 * Returns: (transfer none) (nullable): a sentence on texts that are too long to be shared, as of the last round
 */
const char *
jalons_holder_get_too_long (JalonsHolder *self)
{
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self);

  return iface->get_too_long != NULL ? iface->get_too_long (self) : NULL;
}

/**
 * jalons_holder_get_agreement:
 *
 * Returns: (transfer none) (nullable): a sentence on a colleague's copy that holds the same and says, or said, something else
 */
const char *
jalons_holder_get_agreement (JalonsHolder *self)
{
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self);

  return iface->get_agreement != NULL ? iface->get_agreement (self) : NULL;
}

/**
 * jalons_holder_get_folder_memory:
 *
 * Returns: (transfer none) (nullable): what is remembered of the folder, as one text
 */
const char *
jalons_holder_get_folder_memory (JalonsHolder *self)
{
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self);

  return iface->get_folder_memory != NULL ? iface->get_folder_memory (self) : NULL;
}

/**
 * jalons_holder_keep_folder_memory:
 * @text: of jalons_folder_memory_to_text()
 */
void
jalons_holder_keep_folder_memory (JalonsHolder *self,
                                  const char *text)
{
  if (JALONS_HOLDER_GET_IFACE (self)->keep_folder_memory != NULL)
    JALONS_HOLDER_GET_IFACE (self)->keep_folder_memory (self, text);
}

/**
 * jalons_holder_join_async:
 * @membership: which the holder copies
 */
void
jalons_holder_join_async (JalonsHolder *self,
                          const JalonsMembership *membership,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  JALONS_HOLDER_GET_IFACE (self)->join_async (self, membership, cancellable, callback, user_data);
}

/**
 * jalons_holder_join_finish:
 *
 * Returns: whether it is a member now
 */
gboolean
jalons_holder_join_finish (JalonsHolder *self,
                           GAsyncResult *result,
                           GError **error)
{
  return JALONS_HOLDER_GET_IFACE (self)->join_finish (self, result, error);
}

/**
 * jalons_holder_turn_async:
 *
 * jalons_holder_join_finish() says how it went.
 */
void
jalons_holder_turn_async (JalonsHolder *self,
                          const JalonsTurn *turn,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  JalonsHolderInterface *iface = JALONS_HOLDER_GET_IFACE (self);

  if (iface->turn_async != NULL)
    iface->turn_async (self, turn, cancellable, callback, user_data);
  else
    iface->join_async (self, turn->membership, cancellable, callback, user_data);
}

void
jalons_holder_leave_async (JalonsHolder *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  JALONS_HOLDER_GET_IFACE (self)->leave_async (self, cancellable, callback, user_data);
}

/**
 * jalons_holder_leave_finish:
 *
 * Returns: whether it is a member of nothing now
 */
gboolean
jalons_holder_leave_finish (JalonsHolder *self,
                            GAsyncResult *result,
                            GError **error)
{
  return JALONS_HOLDER_GET_IFACE (self)->leave_finish (self, result, error);
}

/**
 * jalons_holder_begin_async:
 * @folder: "" for the log of the space, else the name of an inbox
 * @thorough: whether files that are known are read again, which costs requests
 */
void
jalons_holder_begin_async (JalonsHolder *self,
                           const char *folder,
                           gboolean thorough,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  JALONS_HOLDER_GET_IFACE (self)->begin_async (self, folder, thorough, cancellable, callback, user_data);
}

/**
 * jalons_holder_begin_finish:
 *
 * Returns: (transfer full): what the round asks first
 */
JalonsRequest *
jalons_holder_begin_finish (JalonsHolder *self,
                            GAsyncResult *result,
                            GError **error)
{
  return JALONS_HOLDER_GET_IFACE (self)->begin_finish (self, result, error);
}

/**
 * jalons_holder_answer_async:
 * @answer: of what was asked last; the holder takes references of what it keeps
 */
void
jalons_holder_answer_async (JalonsHolder *self,
                            const JalonsAnswer *answer,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  JALONS_HOLDER_GET_IFACE (self)->answer_async (self, answer, cancellable, callback, user_data);
}

/**
 * jalons_holder_answer_finish:
 * @counts: (out): what the round did so far
 *
 * Returns: (transfer full): what it asks next; %JALONS_VERB_NONE when it is over
 */
JalonsRequest *
jalons_holder_answer_finish (JalonsHolder *self,
                             GAsyncResult *result,
                             JalonsRoundCounts *counts,
                             GError **error)
{
  return JALONS_HOLDER_GET_IFACE (self)->answer_finish (self, result, counts, error);
}
