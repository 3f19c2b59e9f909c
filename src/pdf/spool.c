/* Writes a file that has no name until it is whole, so that a crash too leaves nothing of it.
 * Invariant: the first fault is kept, and what is written after it is dropped; whoever keeps or reads is told of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* O_TMPFILE */

#include "pdf/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"

/* What is gathered before it is written. */
#define ROOM (64 * 1024)

/* Unlike /tmp, it is on a disk everywhere: a long document takes no memory there. */
#define ON_DISK "/var/tmp"

struct _JalonsSpool
{
  char *path;    /* where it is wanted; NULL for a file that only we read */
  char *folder;  /* where it is written */
  char *partial; /* its name until it is kept, where a file must have one; or NULL */
  int fd;
  gboolean apart; /* in another folder than where it is wanted */
  GByteArray *waiting;
  int fault; /* an errno, or 0 */
};

static void
fail (JalonsSpool *self,
      int fault)
{
  if (self->fault == 0)
    self->fault = fault;
}

/* Not every file system has files without a name. */
static gboolean
open_named (JalonsSpool *self,
            int mode)
{
  self->partial = g_build_filename (self->folder, ".jalons-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->partial, O_RDWR | O_CLOEXEC, mode);
  if (self->fd < 0)
    g_clear_pointer (&self->partial, g_free);
  return self->fd >= 0;
}

static gboolean
open_in (JalonsSpool *self,
         const char *folder,
         int mode)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  self->fd = open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
  return self->fd >= 0 || open_named (self, mode);
}

static void
open_anywhere (JalonsSpool *self)
{
  const char *wanted = g_getenv ("TMPDIR");

  if ((wanted != NULL && open_in (self, wanted, 0600)) || open_in (self, ON_DISK, 0600) ||
      open_in (self, g_get_tmp_dir (), 0600))
    {
      if (self->partial != NULL)
        g_unlink (self->partial);
      g_clear_pointer (&self->partial, g_free);
      return;
    }
  fail (self, errno);
}

/* A pipe or a device stays what it is: it gets the bytes when all are there. */
static void
open_for_path (JalonsSpool *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf status;
  gboolean exists = g_stat (self->path, &status) == 0;

  self->apart = exists && !S_ISREG (status.st_mode);
  if (exists && S_ISDIR (status.st_mode))
    fail (self, EISDIR);
  else if (self->apart)
    open_anywhere (self);
  else if (!open_in (self, folder, 0666))
    fail (self, errno);
}

/**
 * jalons_spool_new:
 * @path: (nullable): the file that is to be written, in place of what is there; %NULL for one that only we read
 *
 * Returns: (transfer full): an empty spool; that it could not be opened is told by who keeps or reads it
 */
JalonsSpool *
jalons_spool_new (const char *path)
{
  JalonsSpool *self = g_new0 (JalonsSpool, 1);

  self->path = g_strdup (path);
  self->fd = -1;
  self->waiting = g_byte_array_new ();
  if (path != NULL)
    open_for_path (self);
  else
    open_anywhere (self);
  return self;
}

/**
 * jalons_spool_free:
 *
 * Drops what was written and not kept.
 */
void
jalons_spool_free (JalonsSpool *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->partial != NULL)
    g_unlink (self->partial);
  g_byte_array_unref (self->waiting);
  g_free (self->partial);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

static void
write_to (JalonsSpool *self,
          int fd,
          const guint8 *bytes,
          gsize size)
{
  while (size > 0 && self->fault == 0)
    {
      gssize written = write (fd, bytes, size);

      if (written < 0 && errno != EINTR)
        fail (self, errno);
      else if (written > 0)
        {
          bytes += written;
          size -= (gsize) written;
        }
    }
}

/**
 * jalons_spool_flush:
 *
 * Writes what waits, and lets go of the memory for it.
 */
void
jalons_spool_flush (JalonsSpool *self)
{
  write_to (self, self->fd, self->waiting->data, self->waiting->len);
  g_byte_array_unref (self->waiting);
  self->waiting = g_byte_array_new ();
}

/**
 * jalons_spool_write:
 *
 * Adds bytes at the end.
 */
void
jalons_spool_write (JalonsSpool *self,
                    const void *bytes,
                    gsize size)
{
  if (size < ROOM)
    g_byte_array_append (self->waiting, bytes, (unsigned) size);
  if (self->waiting->len >= ROOM || size >= ROOM)
    {
      write_to (self, self->fd, self->waiting->data, self->waiting->len);
      g_byte_array_set_size (self->waiting, 0);
    }
  if (size >= ROOM)
    write_to (self, self->fd, bytes, size);
}

/**
 * jalons_spool_is_good:
 *
 * Returns: %FALSE when there is no use in writing more
 */
gboolean
jalons_spool_is_good (JalonsSpool *self)
{
  return self->fault == 0;
}

/* Two things may have happened: the file has no name yet, or one beside its place. */
static gboolean
give_name (JalonsSpool *self)
{
  g_autofree char *open_file = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (int i = 0; self->partial == NULL && i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".jalons-%08x", g_random_int ());
      g_autofree char *partial = g_build_filename (self->folder, name, NULL);

      if (linkat (AT_FDCWD, open_file, AT_FDCWD, partial, AT_SYMLINK_FOLLOW) == 0)
        self->partial = g_steal_pointer (&partial);
      else if (errno != EEXIST)
        return FALSE;
    }
  return self->partial != NULL;
}

static GBytes *
map (JalonsSpool *self)
{
  GMappedFile *file = g_mapped_file_new_from_fd (self->fd, FALSE, NULL);
  GBytes *bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  if (file == NULL)
    fail (self, errno);
  else
    g_mapped_file_unref (file);
  return bytes;
}

static gboolean
pour (JalonsSpool *self)
{
  int fd = open (self->path, O_WRONLY | O_CLOEXEC);
  g_autoptr (GBytes) bytes = fd >= 0 ? map (self) : NULL;

  if (fd < 0)
    return FALSE;
  if (bytes != NULL)
    write_to (self, fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return close (fd) == 0;
}

static gboolean
put_in_place (JalonsSpool *self)
{
  if (self->apart)
    return pour (self);
  if (!give_name (self) || g_rename (self->partial, self->path) != 0)
    return FALSE;
  g_clear_pointer (&self->partial, g_free);
  return TRUE;
}

static void
set_error (JalonsSpool *self,
           GError **error)
{
  if (self->path != NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%1$s” was not written: %2$s. Choose another folder."),
                 self->path, g_strerror (self->fault));
  else
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_ACCESS,
                 /* Translators: a folder, and why: "No space left on device". */
                 _ ("The pages found no place in the folder “%1$s”: %2$s. Make room there."), self->folder,
                 g_strerror (self->fault));
}

/**
 * jalons_spool_settle:
 *
 * Has all of it on the disk: for who has several to keep, and will keep none when one of them is not whole.
 *
 * Returns: whether it is; if not, %JALONS_ERROR_ACCESS
 */
gboolean
jalons_spool_settle (JalonsSpool *self,
                     GError **error)
{
  jalons_spool_flush (self);
  if (self->fault == 0 && fsync (self->fd) != 0)
    fail (self, errno);
  if (self->fault != 0)
    set_error (self, error);
  return self->fault == 0;
}

/**
 * jalons_spool_keep:
 *
 * Puts the whole file in its place, once it is on the disk.
 *
 * Returns: whether it is there; if not, %JALONS_ERROR_ACCESS, and what was there before still is
 */
gboolean
jalons_spool_keep (JalonsSpool *self,
                   GError **error)
{
  g_return_val_if_fail (self->path != NULL, FALSE);
  if (!jalons_spool_settle (self, error))
    return FALSE;
  if (!put_in_place (self))
    fail (self, errno);
  if (self->fault != 0)
    set_error (self, error);
  return self->fault == 0;
}

/**
 * jalons_spool_read:
 *
 * Returns: (transfer full): the whole file, which is on the disk and not in memory; %NULL with %JALONS_ERROR_ACCESS
 */
GBytes *
jalons_spool_read (JalonsSpool *self,
                   GError **error)
{
  GBytes *bytes;

  jalons_spool_flush (self);
  bytes = self->fault == 0 ? map (self) : NULL;
  if (bytes == NULL)
    set_error (self, error);
  return bytes;
}
