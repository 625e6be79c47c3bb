create table orders (id bigint auto_increment primary key, item varchar(100) not null);
create table items (name varchar(100) primary key, pieces int not null, cents int not null);
insert into items values ('tea', 40, 350), ('cup', 12, 990);
