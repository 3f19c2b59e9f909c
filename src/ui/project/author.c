/* Who writes remarks and takes steps of the review on this computer.
 * Invariant: the setting is one text, the role's code and the name, so that one is never kept without the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/project/author.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/labels.h"
#include "store/settings.h"

#define AUTHOR_KEY "jalons-author"

struct _JalonsAuthor
{
  GObject parent_instance;

  JalonsWorkspace *workspace; /* weak: it owns this */
  char *name;
  JalonsRole role;
  gboolean read;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsAuthor, jalons_author, G_TYPE_OBJECT)

static void
take (JalonsAuthor *self,
      const char *name,
      JalonsRole role)
{
  char *copy = g_strdup (name);

  g_free (self->name);
  self->name = copy;
  self->role = role;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_read (GObject *object,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (JalonsAuthor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = jalons_store_get_setting_finish (JALONS_STORE (object), result, &error);
  const char *blank = value ? strchr (value, ' ') : NULL;
  g_autofree char *code = blank ? g_strndup (value, (gsize) (blank - value)) : NULL;
  int role = code ? jalons_field_find_code (jalons_model_field (JALONS_REMARK_ROLE), code) : -1;

  /* What was given meanwhile stays; what cannot be read is asked again. */
  if (role >= 0 && *self->name == '\0')
    take (self, blank + 1, (JalonsRole) role);
}

static void
read_setting (JalonsAuthor *self)
{
  JalonsStore *store = jalons_workspace_get_store (self->workspace);

  if (store == NULL || self->read)
    return;
  self->read = TRUE;
  jalons_store_get_setting_async (store, JALONS_SETTING_AUTHOR, NULL, on_read, g_object_ref (self));
}

static void
jalons_author_dispose (GObject *object)
{
  JalonsAuthor *self = JALONS_AUTHOR (object);

  g_clear_weak_pointer (&self->workspace);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (jalons_author_parent_class)->dispose (object);
}

static void
jalons_author_class_init (JalonsAuthorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jalons_author_dispose;

  /**
   * JalonsAuthor::changed:
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JALONS_TYPE_AUTHOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jalons_author_init (JalonsAuthor *self)
{
  self->name = g_strdup ("");
}

/**
 * jalons_author_of:
 *
 * Returns: (transfer none): who writes in @workspace, the same for every view
 */
JalonsAuthor *
jalons_author_of (JalonsWorkspace *workspace)
{
  JalonsAuthor *self = g_object_get_data (G_OBJECT (workspace), AUTHOR_KEY);

  if (self != NULL)
    return self;
  self = g_object_new (JALONS_TYPE_AUTHOR, NULL);
  g_set_weak_pointer (&self->workspace, workspace);
  g_object_set_data_full (G_OBJECT (workspace), AUTHOR_KEY, self, g_object_unref);
  g_signal_connect_object (workspace, "notify::store", G_CALLBACK (read_setting), self, G_CONNECT_SWAPPED);
  read_setting (self);
  return self;
}

/**
 * jalons_author_get_name:
 *
 * Returns: (transfer none): as it was typed, or ""
 */
const char *
jalons_author_get_name (JalonsAuthor *self)
{
  return self->name;
}

JalonsRole
jalons_author_get_role (JalonsAuthor *self)
{
  return self->role;
}

/**
 * jalons_author_is_known:
 *
 * Returns: whether somebody has said who writes here
 */
gboolean
jalons_author_is_known (JalonsAuthor *self)
{
  return *self->name != '\0';
}

/**
 * jalons_signature_in_words:
 * @name: perhaps ""
 *
 * Returns: (transfer full): "Mme Lemaire, chef d’établissement"
 */
char *
jalons_signature_in_words (const char *name,
                           JalonsRole role)
{
  if (*name == '\0')
    return g_strdup (role == JALONS_ROLE_UNSAID ? _ ("(name not given)") : jalons_role_label (role));
  if (role == JALONS_ROLE_UNSAID)
    return g_strdup (name);
  /* Translators: a name and a role: "Mme Lemaire, chef d’établissement" */
  return g_strdup_printf (_ ("%1$s, %2$s"), name, jalons_role_label (role));
}

/**
 * jalons_author_sentence:
 *
 * Returns: (transfer full): "Vous écrivez en tant que Mme Lemaire, chef d’établissement."
 */
char *
jalons_author_sentence (JalonsAuthor *self)
{
  g_autofree char *signature = NULL;

  if (!jalons_author_is_known (self))
    return g_strdup (_ ("You have not said who you are yet."));
  signature = jalons_signature_in_words (self->name, self->role);
  /* Translators: a name and a role */
  return g_strdup_printf (_ ("You write as %s."), signature);
}

static void
on_set (GObject *object,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (JalonsWorkspace) workspace = data;
  g_autoptr (GError) error = NULL;

  if (!jalons_store_set_setting_finish (JALONS_STORE (object), result, &error))
    jalons_workspace_fail (workspace, error->message);
}

/**
 * jalons_author_set:
 * @name: what remarks are signed with
 */
void
jalons_author_set (JalonsAuthor *self,
                   const char *name,
                   JalonsRole role)
{
  JalonsStore *store = self->workspace ? jalons_workspace_get_store (self->workspace) : NULL;
  g_autofree char *value = g_strdup_printf ("%s %s", jalons_model_field (JALONS_REMARK_ROLE)->codes[role], name);

  if (store != NULL)
    jalons_store_set_setting_async (store, JALONS_SETTING_AUTHOR, value, NULL, on_set, g_object_ref (self->workspace));
  take (self, name, role);
}
